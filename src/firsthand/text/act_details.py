"""The words by which it is told what a denial denies, and that somebody spoke under pressure."""

from __future__ import annotations

from firsthand.text.act_parts import PARTS
from firsthand.text.phrases import grouped
from firsthand.text.sift import Sifted

# what a denial denies, the words
DENIES = grouped(
    r"""
    the-source    (?:paid|funded|financed|ordered|sponsored|directed|instigated) (?:for )?(?:\w+ )?(?:from abroad
                  |by (?:foreign|western|hostile)|abroad)
    the-source    paid for by|in the pay of|bought by|(?:somebody|someone) (?:is )?(?:pay|fund|financ)\w*
    the-source    (?:fabricat|invent|concoct|made up)\w* (?:\w+ )?by\b
    the-source    foreign (?:agents?|media|powers?|agenc\w+|intelligence|forces)
    the-source    fake news
    the-source    provocateurs?
    the-source    propaganda
    the-source    smear\w*
    the-source    (?:journalists?|reporters?|newspaper|paper|outlet|media|author|source|witness\w*
                  |accusers?) (?:\w+ ){0,2}?(?:lied|lies|lying|liars?|biased|invented|made (?:it|this) up|discredited)
    the-people    no such (?:\w+ )?(?:people|persons?|men|women|workers?|employees?|prisoners?|detainees?|inmates?
                  |citizens?|patients?|residents?|officers?|units?|individuals?)
    the-people    (?:people|persons?|men|women|they|workers?|employees?|prisoners?|detainees?
                  |individuals?) (?:simply |just )?(?:do(?:es)?\s*(?:not|n[’']t) exist|never existed)
    the-people    (?:do\s*(?:not|n[’']t)|did\s*(?:not|n[’']t)) have (?:any )?(?:such|those|these
                  |any) (?:\w+ )?(?:people|persons?|men|women|workers?|prisoners?)
    the-people    (?:is|are|was|were) no (?!one\b)(?:\w+ )?(?:people|persons?|men|women|prisoners?|detainees?|workers?
                  |inmates?)\b
    the-people    no (?:one|person|man|woman) (?:by|of|with) th(?:at|is) name
    the-people    (?:not|never) (?:seen|heard of|known|come across) (?:(?:our|their|his|her|these|those
                  |any such) )+names?\b
    the-people    (?:not|never) (?:appear|stand|figure) (?:\w+ ){0,2}?(?:rolls?|lists?|books?|records?|payroll
                  |registers?)\b
    the-people    (?:is|was) nobody (?:in there|inside|there)\b
    the-people    (?:not|never|n[’']t) (?:been )?(?:employed|worked|lived|registered) (?:here|there|by|at|with)
    the-evidence  no (?:\w+ )?(?:evidence|proof|confirmation|facts?|information|complaints?|appeals?|documents?
                  |records?|reports?|basis)\b
    the-evidence  un(?:confirmed|verified|substantiated|proven)\b
    the-evidence  (?:video|footage|photo\w*|images?|documents?|recording|letter) (?:\w+ )?(?:is|are|was
                  |were) (?:\w+ )?(?:fake\w*|forged|doctored|staged|manipulated|false)
    the-evidence  (?:reports?|photo\w*|pictures?|images?|footage|video|injuries|bruises
                  |wounds)\b[^.;]{0,80}?(?:invention|fabrication|theat(?:re|er) of|staged)\b
    the-evidence  (?:theat(?:re|er) of|staged)\b[^.;]{0,60}?(?:photo\w*|pictures?|images?|footage|video|injuries)\b
    the-evidence  forger(?:y|ies)
    the-evidence  forged\b
    the-evidence  not (?:received|seen|found|heard) (?:any|a single)
    """,
    columns=2,
)
DURESS = grouped(
    r"""
    under (?:\w+ )?(?:pressure|duress|torture|coercion|threats?)\b
    (?:forced|coerced|compelled|pressured|made) (?:\w+ )?(?:to|into) (?:\w+ly )?(?:say|sa(?:y|id)ing|sign|deny
    |denying|read|record|confess|apologi\w+|retract\w*|withdraw\w*|recant\w*|tak\w+ back|speak\w*|state|stating
    |declare|testify)
    (?:was|were|been|being) (?:\w+ly )?(?:forced|coerced|compelled)\b
    (?:polic\w+|officers?|guards?|soldiers?|agents?|gunm[ae]n|security \w+) (?:\w+ )?(?:at|by|beside|next to
    |behind) (?:his|her|their)\b(?: side)?
    at gunpoint
    against (?:his|her|their) will
    (?:forced|coerced) (?:confession|statement|apology|retraction)
    """,
    columns=1,
)[0][1]
# What others tell of an account that was taken back.
LAID_BEFORE = Sifted(rf"\b{PARTS['LAID_BEFORE']}")
