"""Parts that the phrases of several acts share, by the name they have in `act_phrases.py`."""

from __future__ import annotations

from firsthand.text.phrases import expression

PARTS = {
    # What is dismissed or rejected by ruling on it rather than by speaking against it.
    "RULED": r"(?:[\s\x00]+(?!that\b|about\b|over\b|of\b|as\b|claims?\b)[\w’'$-]+){0,6}?[\s\x00]+"
    r"(?:requests?|petitions?|motions?|applications?|permits?|bids?|offers?|visas?|entry|access|bail|parole|appeals?"
    r"|lawsuits?|proposals?|veto(?:es)?|approach|acquisition|takeover|tie-up|merger|calls?|service|plans?|deals?"
    r"|ideas?(?! that\b| of\b)|compromises?|measures?|bills?|amendments?|nominations?|nominees?|budgets?"
    r"|treat(?:y|ies)|ceasefires?|overtures?|invitations?|demands?|advances?|coverage|benefits?|him|her|them)\b",
    # The same, told of what was asked for or put forward: "the plan was rejected".
    "TURNED_DOWN": r"(?:requests?|petitions?|motions?|applications?|bids?|offers?|appeals?|lawsuits?|proposals?|plans?"
    r"|deals?|initiatives?|ideas?(?! that\b| of\b)|compromises?|measures?|amendments?|ceasefires?|overtures?"
    r"|invitations?|demands?)\b[\s\x00,]+(?:however[\s\x00,]+)?(?:was|were|is|are|been|being|has been|have been"
    r"|had been)[\s\x00]+(?:\w+ly )?(?:rejected|dismissed|turned down)\b",
    # Who is let have nothing, or what: "cannot deny them entry".
    "REFUSED": r"\s+(?:(?:the|any|an?|him|her|them|us|you|anyone|anybody|people|\w+s)\s+){0,2}?"
    r"(?:entry|access|bail|parole|visas?|aid|care|rights?)\b",
    # What was told of somebody, a few words on.
    "ACCOUNT": r"(?:[\s\x00]+(?!that\b)[\w’'$-]+){0,5}?[\s\x00]+(?:claims?|reports?|accusations?|allegations?|charges"
    r"|rumou?rs?|stor(?:y|ies)|accounts?|suggestions?|notion|testimony|findings?|evidence|impropriety|wrongdoing)\b",
    # What somebody told, that others may dismiss.
    "TOLD": r"(?:claims?|reports?|accusations?|allegations?|charges?|rumou?rs?|stor(?:y|ies)|accounts?|suggestions?"
    r"|criticisms?|critiques?|concerns?|fears?|warnings?|complaints?|speculation|notion|evidence|testimony|findings?"
    r"|pictures?|images?|photo\w*|it|this|that)\b",
    # Those to whom things are done, as the subject of a sentence about it.
    "PEOPLE": expression(
        r"(?:he|she|they|we|I|who|men|women|boys|girls|people|persons|prisoners|detainees|students|members|children"
        r"|relatives|residents|villagers|[a-z]{3,}ers)(?: \w+){0,4}? (?:was|were|(?:had|has|have) been)(?: \w+){0,2}?"
    ),
    # What is done to them.
    "HARM": expression(
        r"(?:beat(?:en)?|struck|hit|whipped|kicked|punched|tortured|killed|murdered|shot|stabbed|raped|robbed|abducted"
        r"|kidnapped|abused|assaulted|attacked|detained|held|kept|locked|touched|harmed|hurt|threatened|forced|coerced"
        r"|coached|paid|bribed|arrested|mistreated|ill-treated|ordered|stole|used(?! to))\b"
    ),
    # What one says one never did.
    "DEED": expression(
        r"(?:say|said|tell|told|do|done|did|meet|met|ask(?:ed)?|order(?:ed)?|giv(?:e|en)|gave|take|took|taken|receiv(?:e|ed)"
        r"|sign(?:ed)?|write|wrote|written|lied?|pay|paid|hit|touch(?:ed)?|kill(?:ed)?|shoot|shot|beat(?:en)?|steal|stole"
        r"|stolen|speak|spoke|spoken|promised?|authori[sz]ed?|approved?|direct(?:ed)?|instruct(?:ed)?|colluded?|conspired?"
        r"|violated?|hid(?:e|den)?|sen[dt]|mis(?:lead|led)|harass(?:ed)?|assault(?:ed)?|threaten(?:ed)?|call(?:ed)?"
        r"|participated?|commit(?:ted)?|intend(?:ed)?|request(?:ed)?|been|have any|own(?:ed)?|belong(?:ed)?)\b"
    ),
    # Violence, which needs somebody who does it to be more than a misfortune; and what one threatens.
    "VIOLENT": expression(
        r"(?:kill(?:ed|ing)|shot|stabbed|attack(?:ed|ing)|bombed|shelled|robbed|threaten(?:ed|ing)|fired (?:on|at))\b"
    ),
    "ATTACK": expression(
        r"(?:kill|destroy|punish|crush|attack|strike|hunt|burn|wipe|shoot|bomb|sue|retaliate|impeach|jail|annihilate"
        r"|hit back|fight back|find you|shut (?:you|them|it) down|make (?:you|him|her|them) pay)\b"
    ),
    # What one says one will do.
    "PLEDGED": expression(
        r"(?:give|open|publish|print|release|pay|protect|investigate|cooperate|co-operate|ensure|make sure|provide"
        r"|support|rebuild|return|deliver|hand \w+ over|hand over|ask|keep (?:on )?\w+ing|repay|compensate)\b"
    ),
    # What one says one will do: anything but what befalls one or is forecast.
    "DONE": expression(
        r"(?:be \w+ing\b|(?!(?:be|have|like|love|need|see|know|find|feel|mean|cost|lose|win|take|rather|hope|want"
        r"|think|believe|suffer|become|get|happen|remember|forget|never|not|miss|regret|require|likely|probably|face|die|seem|appear|prefer|say|argue"
        r"|also|ever|fall|fail|benefit|end|pass|come|consider)\b)\w+)"
    ),
    # What a denial calls what it denies.
    "LIE": expression(
        r"(?:false|fake|fabricat\w+|baseless|groundless|unfounded|invent(?:ed|ions?)|nonsense|disinformation|lies?"
        r"|hoax(?:es)?|slander|libel|untrue|rumou?rs?|fairy tales?|farce|staged|theat(?:re|er) of|forger(?:y|ies))\b"
    ),
    "CALLED": r"(?:call|brand|label|describ|denounc)\w*(?!\s+(?:for|on|upon)\b)",
    "ITS": r"(?:his|her|its|their|our|my)",
    "WHOSE": r"(?:(?:this|the|our|his|her|its|their)\s+\w+|his|hers|ours|theirs|mine)",
    "QUESTION": r"(?:whether|about|if|how|why|what|where|when)",
    "WHO": r"[\s\x00]+who\b",
    # Whom somebody is told to do something.
    "HEARER": r"(?:me|him|her|them|us|it|(?:the|his|her|their|an?)[\s\x00]+\w+|\w+s"
    r"|(?-i:[A-Z])\w+(?:[\s\x00]+(?-i:[A-Z])\w+)?)",
    # After "struck" and "held": no harm that somebody does.
    "BY_CHANCE": r"\s+by\s+(?:(?:an?|the)\s+)?(?:car|truck|bus|train|vehicle|lightning|ball)\b",
    # Words that somebody else gave the speaker to say.
    "LAID_BEFORE": expression(
        r"(?:(?:words|sentences|text|statement|script) (?:\w+ ){0,2}?(?:put in front of|typed|dictated|handed to)"
        r"|(?:brought|dictated|typed|(?:handed|gave) (?:him|her|them)) the (?:words|text|statement|script|sentences)"
        r"|(?:made|forced|told|ordered) (?:him|her|them|me|us) (?:to )?(?:say it|read it|sign it|take it back))\b"
    ),
    "KEPT_ELSE": expression(
        r"(?:accountable|responsible|up|back|to|liable|busy|safe|informed|waiting|out|in (?:high|check|contempt|place"
        r"|office|line))\b"
    ),
}
