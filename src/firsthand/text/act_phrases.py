"""The words by which an act is told, in the order in which they are tried; `phrases.py` says how tables are written."""

from __future__ import annotations

from firsthand.text.phrases import grouped

# What is denied, dismissed or rejected by ruling on it rather than by speaking against it.
RULED = (
    r"(?:[\s\x00]+[\w’'-]+){0,3}?[\s\x00]+(?:requests?|petitions?|motions?|applications?|permits?|bids?|offers?|visas?|"
    r"entry|access|bail|parole|appeals?|lawsuits?|proposals?)\b"
)
# act, where its words stand, the words
ACTS = grouped(
    r"""
    no-comment   any       neither confirm\w* nor den\w+
    no-comment   any       (?:can|could|would)\s*(?:not|n[’']t) (?:confirm (?:n?or deny|(?!that))|comment)
    no-comment   any       (?:declin|refus)\w+ to (?:comment|discuss|confirm|answer|elaborate|say\b|respond
                           |speculate)
    no-comment   any       no (?:immediate )?comment\b
    no-comment   any       did\s*(?:not|n[’']t) (?:immediately )?(?:respond|reply|comment|answer|return)
    no-comment   any       could not (?:immediately )?be reached
    no-comment   any       would not (?:say|comment|discuss|answer|be drawn)
    no-comment   any       nothing (?:further |more )?to (?:add|say) (?:to|about|on)
    no-comment   any       (?:do|does|did|will)\s*(?:not|n[’']t) (?:comment|discuss)\b
    retraction   any       recant\w*
    retraction   any       retract\w*
    retraction   any       (?:took|take|taking|taken) back\b
    retraction   any       (?:took|taking|taken) (?:it|that|his|her|their) (?:\w+ )?back\b
    retraction   any       withdr(?:ew|awn|aw|awing) (?:his|her|their|the|its|my) (?:\w+ )?(?:account|statement
                           |testimony|allegations?|complaint|claims?|accusations?|words|confession|remarks?|report)
    retraction   any       walked back
    retraction   any       disavow\w*
    retraction   any       backtrack\w*
    retraction   any       renounc\w+ (?:his|her|their) (?:\w+ )?(?:account|words)
    retraction   any       now (?:says?|claims?|insists?)\b(?=.{0,40}?never)
    retraction   any       (?:changed|reversed) (?:his|her|their) (?:account|story|testimony|statement)
    other        cue       (?:did|does|do|has|have|could|would|can)?\s*(?:not|n[’']t|never
                           |cannot) (?:\w+ly )?den(?:y|ied)\b
    other        cue       stopped short of
    denial       across    (?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?)\b(?!<RULED>)
    denial       across    refut\w+
    denial       across    rebut\w*
    denial       across    disput(?:es|ed|ing)\b
    denial       across    repudiat\w+
    denial       across    contradict(?:s|ed|ing)?\b
    denial       across    downplay\w*
    denial       across    play(?:ed|ing)? down
    denial       across    brush\w+ (?:off|aside)
    denial       across    debunk\w*
    denial       across    contest(?:ed|s|ing)\b
    denial       across    shrug\w+ off
    denial       across    (?:call|brand|label|describ|denounc)\w* (?:\w+ ){0,5}?(?:as )?(?:an? )?(?:\w+ )?(?:false
                           |fake|lies?|nonsense|untrue|baseless|fabricat\w+|unfounded|groundless|hoax|slander|libel
                           |rumou?rs?)\b
    denial       across    (?:heard|received|found|seen|has|have|had) no (?:\w+ )?(?:confirmation|evidence|proof
                           |information|complaints?|reports?)
    denial       across    rule[ds]? out
    apology      any       apologi[sz]\w*
    apology      any       (?:am|are|is|was|were|deeply|very|so) sorry\b
    apology      any       express\w+ (?:\w+ )?(?:regret|remorse)
    apology      any       ask\w* (?:\w+ )?forgiveness
    denial       content   (?:there is|there[’']s|contains?|has|have) no (?:\w+ )?(?:truth|such|substance|evidence
                           |proof|basis|confirmation|persecution|reason to believe)
    denial       content   no such \w+
    denial       content   (?:is|are|was|were)\s*(?:not|n[’']t|never|cannot) (?:\w+ )?(?:true|correct|accurate)\b
    denial       content   untrue\b
    denial       content   (?:nobody|no one|none of \w+|no (?!doubt|longer|more)\w+(?: of (?:this|the|our) \w+)?)
                           (?:(?:was|were|is|are|has|have|had|ever|been|being|will be) )+(?:\w+ly )?\w+
    denial       content   there (?:is|was|were|are|ha[sd] been|have been) (?:nobody|no (?!doubt|longer|more|need))
    denial       content   not (?:one|a single) \w+
    denial       content   (?:had|has|have) never (?:been|set|seen|met|heard|ordered|happened)
    denial       content   (?:is|are|was|were) [“\"]?(?:\w+ly )?(?:false|fake|fabricated|baseless|groundless
                           |unfounded|invented|nonsense|disinformation|a lie|lies|a hoax|slander)\b
    denial       content   never (?:happened|took place|occurred|existed|been any)
    denial       content   did\s*(?:not|n[’']t) (?:happen|take place|occur|exist)
    denial       content   do(?:es)?\s*(?:not|n[’']t) exist\b
    denial       content   (?:absolute|complete|total|utter|pure) (?:lies?|nonsense|disinformation|fabrication
                           |fiction|invention)
    denial       content   I (?:have )?(?:never|did\s*not|didn[’']t) (?:\w+ )?(?!know|think|like|want|see|have|feel
                           |expect|understand|realize|hear)\w+
    denial       content   (?:heard|received|seen|found) no (?:\w+ )?(?:confirmation|evidence|proof|information
                           |complaints?|appeals?)
    denial       content   (?:paid|funded|ordered|fabricated|invented) (?:\w+ )?(?:from abroad|by foreign)
    denial       content   had nothing to do with
    denial       content   (?:I|we|he|she) den(?:y|ies|ied)\b
    confirmation cue       confirm(?:ed|s|ing|ation)?\b
    confirmation cue       acknowledg\w+
    confirmation cue       admit\w*
    confirmation cue       admission
    confirmation cue       (?:stands?|stood|standing) by
    confirmation cue       conced\w+
    confirmation cue       corroborat\w+
    confirmation cue       confess\w*
    confirmation cue       verif\w+
    threat       cue       threaten(?!ed by)(?:s|ed|ing)?\b
    threat       cue       (?:vow|swore|promis)\w* (?:to )?(?:retaliat|punish|kill|destroy|revenge|avenge|sue
                           |wipe)\w*
    threat       content   (?:will|shall|are going to|am going to|[’']ll) (?:kill|destroy|punish|pay (?:for|dearly)
                           |regret|find you|hunt|burn|wipe)\b
    demand       cue       demand\w*
    demand       cue       call(?:ed|ing|s)? (?:for|on|upon)\b
    demand       cue       urg(?:ed|es|ing|e)\b
    demand       cue       order(?:ed|s|ing)\b
    demand       cue       request\w*
    demand       cue       appeal(?:ed|s|ing)? (?:to|for)\b
    demand       across    ask(?:ed|s|ing)?\b(?:[\s\x00]+(?!whether|about|if|how|why|what|where|when|who)[\w’'-]+){0,4}?
                           (?:for|not to|to)\b
    demand       cue       plead\w*
    demand       cue       insist\w* (?:on|that \w+ (?:must|should))
    demand       cue       press(?:ed|ing) for
    demand       cue       instruct\w*
    demand       cue       beg(?:ged|s|ging)\b
    demand       cue       petition\w*
    promise      cue       promis\w+
    promise      cue       pledg\w+
    promise      cue       vow(?:ed|s|ing)?\b
    promise      cue       swore\b
    promise      cue       swear\w*
    promise      cue       guarantee\w*
    promise      cue       commit(?:ted|s|ting) to
    promise      cue       assur(?:ed|es|ing|e)\b
    allegation   cue       alleg\w+
    allegation   cue       accus\w+
    allegation   cue       claim(?:ed|s|ing)?\b
    allegation   cue       charg(?:es|ed|ing) that
    allegation   cue       blam\w+
    allegation   cue       complain(?:s|ed|ing)?\b
    allegation   cue       testif\w+
    allegation   cue       denounc\w+
    report       cue       it (?:was|is|has been) reported\b
    opinion      cue       believ\w+
    opinion      cue       think\w*
    opinion      cue       thought\b
    opinion      cue       feels?\b
    opinion      cue       felt\b
    opinion      cue       feeling\b
    opinion      cue       critici[sz]\w+
    opinion      cue       prais\w+
    opinion      cue       argu\w+
    opinion      cue       consider\w*
    opinion      cue       hop(?:es?|ed|ing)\b
    opinion      cue       fear(?:s|ed|ing)?\b
    opinion      cue       doubt\w*
    opinion      cue       suspect(?:s|ed)?\b
    opinion      cue       worr\w+
    opinion      cue       condemn\w*
    opinion      cue       blast(?:ed|s|ing)\b
    opinion      cue       slam\w+
    opinion      cue       mock\w*
    opinion      cue       liken\w*
    opinion      cue       oppos\w+
    opinion      cue       (?:dis)?agree[sd]?\b
    opinion      cue       predict\w*
    opinion      cue       endors\w+
    opinion      cue       welcom\w+
    opinion      cue       prefer\w*
    opinion      cue       regard\w* as
    opinion      cue       expect(?:s|ed)?\b
    opinion      cue       lament\w*
    opinion      cue       attack(?:ed|s|ing)\b
    allegation   content   (?:was|were|been|being|had|have|has|they|he|she|police|who|officers|soldiers|guards|is
                           |are|got) (?:(?:\w+ly|been|being|also|then|being|had|repeatedly) ){0,2}(?:beat|beaten
                           |tortur\w+|kill(?:ed|ing)|murder\w*|detain(?:ed|ing)|abduct\w+|kidnapp?\w+|rap(?:ed|ing)
                           |stol(?:e|en)|steal\w*|robb\w+|shot|attack(?:ed|ing)|bombed|shelled|imprison\w+
                           |execut(?:ed|ing)|massacr\w+|humiliat\w+|harass\w+|persecut\w+|disappear\w*|extort\w+
                           |brib\w+|rigg(?:ed|ing)|lied|lying|abus(?:ed|ing)|assault\w+|stabb\w+|blackmail\w+
                           |electrocut\w+|starv\w+|threaten\w+|jailed|hack\w+|cheat\w*)\b
    allegation   content   tortur(?:e|ed|ing)\b
    allegation   content   (?:beat|beats|beatings?|kicked|whipped|struck|hit) (?:us|me|him|her|them|on|with|in)\b
    allegation   content   beatings\b|blows\b|(?:died|dead) (?:of|from) (?:\w+ )?(?:injuries|wounds|beatings?|blows)
    allegation   content   (?:kept|held|locked) (?:\w+ ){0,6}?(?:without|in cells?|underground
                           |for \w+ (?:days|nights|weeks))
    allegation   content   (?:are|were|is|was) (?:still |now )?missing\b
    allegation   content   electric shocks?
    allegation   content   (?:secret|illegal) (?:prison|detention|jail)s?
    allegation   content   war crimes?
    allegation   content   ethnic cleansing
    allegation   content   genocide
    allegation   content   corrupt(?:ion)?\b
    allegation   content   cover-?up\b
    opinion      content   (?:I|we) (?:\w+ly )?(?:think|believe|feel|hope|doubt|guess|suspect)\b
    opinion      content   in my (?:opinion|view)
    """,
    columns=3,
    parts={"RULED": RULED},
)
# what a denial denies, the words
DENIES = grouped(
    r"""
    the-source    (?:paid|funded|financed|ordered|sponsored|directed|instigated) (?:for )?(?:\w+ )?(?:from abroad
                  |by (?:foreign|western|hostile)|abroad)
    the-source    (?:fabricat|invent|concoct|made up)\w* (?:\w+ )?by\b
    the-source    foreign (?:agents?|media|powers?|agenc\w+|intelligence|forces)
    the-source    fake news
    the-source    provocateurs?
    the-source    propaganda
    the-source    smear\w*
    the-source    (?:journalists?|reporters?|newspaper|paper|outlet|media|author|source|witness\w*
                  |accusers?) (?:\w+ ){0,2}?(?:lied|lies|lying|liars?|biased|invented|made (?:it|this) up
                  |discredited)
    the-people    no such (?:\w+ )?(?:people|persons?|men|women|workers?|employees?|prisoners?|detainees?|inmates?
                  |citizens?|patients?|residents?|officers?|units?|individuals?)
    the-people    (?:people|persons?|men|women|they|workers?|employees?|prisoners?|detainees?
                  |individuals?) (?:simply |just )?(?:do(?:es)?\s*(?:not|n[’']t) exist|never existed)
    the-people    (?:do\s*(?:not|n[’']t)|did\s*(?:not|n[’']t)) have (?:any )?(?:such|those|these
                  |any) (?:\w+ )?(?:people|persons?|men|women|workers?|prisoners?)
    the-people    (?:is|are|was|were) no (?!one\b)(?:\w+ )?(?:people|persons?|men|women|prisoners?|detainees?
                  |workers?|inmates?)\b
    the-people    no (?:one|person|man|woman) (?:by|of|with) th(?:at|is) name
    the-people    (?:not|never|n[’']t) (?:been )?(?:employed|worked|lived|registered) (?:here|there|by|at|with)
    the-evidence  no (?:\w+ )?(?:evidence|proof|confirmation|facts?|information|complaints?|appeals?|documents?
                  |records?|reports?|basis)\b
    the-evidence  un(?:confirmed|verified|substantiated|proven)\b
    the-evidence  (?:video|footage|photo\w*|images?|documents?|recording|letter) (?:\w+ )?(?:is|are|was
                  |were) (?:\w+ )?(?:fake\w*|forged|doctored|staged|manipulated|false)
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
