"""What the tag, role and names of an HTML element say its contents are."""

from __future__ import annotations

import re
from typing import Literal

from lxml import etree

Part = Literal["navigation", "boilerplate", "caption", "credit", "related", "petition", "comment"]

_BY_TAG: dict[str, Part] = {"nav": "navigation", "menu": "navigation", "figcaption": "caption", "form": "boilerplate"}
_BY_ROLE: dict[str, Part] = {
    "navigation": "navigation", "menu": "navigation", "menubar": "navigation", "search": "navigation",
    "tablist": "navigation", "contentinfo": "boilerplate", "dialog": "boilerplate", "alertdialog": "boilerplate",
}  # fmt: skip

# Names are split at hyphens, underscores and humps: `articleComments_list` is read as `article-comments-list`.
_NAMES: tuple[tuple[Part, str], ...] = (
    (
        "comment",
        r"(?:user|reader)?comments?|comment(?!ar|at|ed)[a-z]*|disqus|dsq|(?:customer|user|product)-?reviews?"
        r"|kommentare?|kommentarliste|commentaires?|commenti|commento|comentarios?|komentarze|reacties|reactions"
        r"|leserkommentare|lesermeinungen|guestbook|replies",
    ),
    ("caption", r"captions?|figcaption|(?:image|img|photo|picture|media)-?(?:caption|text|description|legend)|legende"),
    ("credit", r"(?:image|img|photo|picture|media)-?(?:credits?|source|copyright)|copyright|byline|by-line"),
    (
        "related",
        r"related(?:posts?|articles?|stories|content|links?)?|recommend(?:ed|ations?)|recirc(?:ulation)?|read-?more"
        r"|more-?(?:stories|posts|articles|news|on|from)|see-?also|also-?(?:read|like)|most-?(?:read|popular|viewed|shared)"
        r"|popular-?(?:posts|stories)|trending|taboola|outbrain|yarpp|relatedposts|latest-?(?:news|posts|stories)"
        r"|recent-?(?:posts|comments|articles)|recentcomments|next-?(?:post|article|story)|similar-?(?:posts|articles)",
    ),
    ("petition", r"petitions?|donat(?:e|ions?)|spenden|crowdfunding|fundraising"),
    (
        "navigation",
        r"nav|navi|navbar|navigation|menu|submenu|mainmenu|breadcrumbs?|pagination|pager|paginator|skip-?links?|sitemap"
        r"|post-?navigation|toolbar|topbar|search-?form",
    ),
    (
        "boilerplate",
        r"share|sharing|sharedaddy|sharebuttons?|shariff|social(?:media|share|links?)?|newsletters?|subscri(?:be|ption)|sign-?up"
        r"|cookies?|consent|gdpr|sidebar|footer|advert(?:s|isement|isements|ising)?|ads?|adsense|sponsor(?:ed)?|promos?"
        r"|paywall|popup|modal|overlay|tooltip|taglist|tags|tagcloud|author-?(?:bio|box|info|card)|about-?(?:the-)?author"
        r"|bio|disclaimer|print-?only|screen-?reader-?text|sr-?only|visually-?hidden|respond|comment-?form|reply-?form"
        r"|likes?|rating|ratings|login|outdated|reply-?link",
    ),
)  # fmt: skip
_PATTERNS = tuple((part, re.compile(rf"(?:^|-)(?:{words})(?:-|$)")) for part, words in _NAMES)
# Switches and counts, not the thing itself; and layout words of page wrappers.
_NOT = re.compile(
    r"(?:^|-)(?:for|has|no|with|without|is|open|closed|enabled|disabled|count|counts|counter|number|num|icon|toggle|button|btn"
    r"|category|tag|layout|single|template|postid|page)(?:-|$)"
)
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[-_:.]+")
_WRAPPERS = frozenset({"html", "body", "main"})


def part_of(element: etree._Element) -> Part | None:
    """What `element` holds, going by its own tag, role, class and id; `None` where they do not say.

    A guess by name alone: whoever calls it must see whether the element holds most of the page.
    """
    tag = element.tag
    if tag in _WRAPPERS:
        return None
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "footer" and not _within(element, "blockquote"):
        return "boilerplate"
    role = (element.get("role") or "").lower()
    if role in _BY_ROLE:
        return _BY_ROLE[role]
    names = [_plain(name) for name in f"{element.get('id') or ''} {element.get('class') or ''}".split()]
    for part, pattern in _PATTERNS:
        if any(pattern.search(name) and not _NOT.search(name) for name in names):
            return part
    return None


def _plain(name: str) -> str:
    return _JOINT.sub("-", _HUMP.sub("-", name[:100])).lower().strip("-")


def _within(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
