"""The words by which an act is told, in the order in which they are tried; `phrases.py` says how tables are written."""

from __future__ import annotations

from firsthand.text.act_parts import PARTS
from firsthand.text.phrases import grouped

# act, where its words stand, the words
ACTS = grouped(
    r"""
    no-comment   any       neither confirm\w* nor den\w+
    no-comment   any       (?:can|could|would)\s*(?:not|n[’']t) (?:confirm (?:n?or deny|(?!that))|comment)
    no-comment   own       (?:ha[sd]|have|did|do|does)\s*(?:not|n[’']t) (?:\w+ ){0,2}?confirm(?:ed)?\b
    no-comment   content   (?:(?:can|could)\s*(?:not|n[’']t)|(?:was|were|is|are) (?:not able|unable) to)
                           (?:\w+ly )?confirm\b(?! that)
    no-comment   any       (?:declin|refus)\w+ (?:(?:again|repeatedly|yesterday|(?:on|last|this) \w+) )?to
                           (?:comment|discuss|confirm|answer|elaborate|say\b|respond|speculate)
    no-comment   any       no (?:immediate )?comment\b
    no-comment   any       did\s*(?:not|n[’']t) (?:immediately )?(?:respond|reply|comment|answer|return|elaborate)
    no-comment   any       could not (?:immediately )?be reached
    no-comment   content   could\s*(?:not|n[’']t) (?:release|disclose|provide|give|share|discuss|reveal) (?:any
                           |further|more|details)\b
    no-comment   any       (?:skirt|dodg|sidestep|side-step|evad|duck|deflect|brush(?:ed|es|ing)? (?:off|aside)
                           |wav\w+ (?:off|away)|shrug\w+ off)\w* (?:\w+ ){0,3}?questions?\b
    no-comment   any       (?:would (?:only (?:say|confirm)|say only|go no further than)|(?:said|say
                           |saying) only that)\b
    no-comment   content   (?:can|could|would|will) neither confirm\w* nor den\w+
    no-comment   content   (?:would|will) let (?:\w+ ){1,5}?speak for (?:it|him|her|them)sel(?:f|ves)\b
    no-comment   any       would not (?:say|comment|discuss|answer|be drawn)
    no-comment   any       nothing (?:further |more )?to (?:add|say) (?:to|about|on)
    no-comment   any       (?:do|does|did|will)\s*(?:not|n[’']t) (?:comment|discuss)\b
    no-comment   content   nothing (?:further |more |new )?to (?:add|say)\b
    no-comment   content   (?:is|was) (?:now )?(?:a matter )?for (?:(?:the|our|my) )?(?:lawyers|courts?|police
                           |prosecutors?|investigators?|judges?)\b
    no-comment   content   (?:I|we) (?:do|will|can|shall)\s*(?:not|n[’']t) (?:comment|discuss)\b
    retraction   any       recant\w*
    retraction   any       retract\w*
    retraction   any       (?:took|take|taking|taken) back\b
    retraction   any       (?:took|taking|taken) (?:it|that|his|her|their) (?:\w+ )?back\b
    retraction   any       withdr(?:ew|awn|aw|awing) (?:his|her|their|the|its|my) (?:\w+ )?(?:account|statement
                           |testimony|allegations?|complaint|claims?|accusations?|words|confession|remarks?|report)
    retraction   content   (?:I|he|she|they|we) (?:ha[ds] |have )?(?:misspoke|misspoken|mis-spoke)\b
    retraction   any       walked back
    retraction   any       disavow\w*
    retraction   any       backtrack\w*
    retraction   any       renounc\w+ (?:his|her|their) (?:\w+ )?(?:account|words)
    retraction   any       (?:went|gone|going) back on (?:his|her|their) (?:\w+ )?(?:account|word|testimony|statement)
    retraction   any       now (?:says?|claims?|insists?)\b(?=.{0,40}?(?:never|(?:was|were|had|did)\s*(?:not|n[’']t)))
    retraction   any       (?:changed|reversed) (?:his|her|their) (?:account|story|testimony|statement)
    confirmation content   (?:cannot|not|never|nobody|no one|\w+n[’']t) (?:(?:can|could|would|will|has|have|had|is|are
                           |was|ever|\w+ly) )*(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing))\b(?!<REFUSED>)
    confirmation content   (?:there )?(?:is|was|can be|could be|[’']s) no (?:denying|disputing|dispute)\b
    other        cue       (?:did|does|do|has|have|could|would|can)?\s*(?:not|n[’']t|never|cannot) (?:\w+ly )?den(?:y
                           |ied)\b
    other        cue       (?:nobody|no \w+(?: \w+)?|none(?: of (?:the |them )\w*)?) (?:ha[sd] |have |was |were
                           |yet )*(?:claim|said\b|say|told|admit|confirm|accept|report|announc|taken\b)\w*
    other        own       (?:did|does|do|has|have|had)\s*(?:not|n[’']t) (?:\w+ly |yet )?(?:say|mention|suggest
                           |nam(?:e|ed)|identif(?:y|ied)|specif(?:y|ied)|disput(?:e|ed)|call(?:ed)?|explain
                           |apologi[sz]e|endorse|condemn|critici[sz]e|address|offer|give|claim|accuse|allege|announce
                           |reveal|disclose|recommend|threaten|list|admit|acknowledge|concede|confess|promise|warn
                           |blame|demand)(?:e?d)?\b
    other        own       (?:avoid|refus|declin|refrain|hesitat|stop|stopp)\w* (?:to |from )?(?:\w+ly )?(?:say|call
                           |nam|endors|condemn|critici[sz]|apologi[sz]|pledg|promis|commit|support|admit|acknowledg
                           |disavow|denounc|rul)\w*
    other        cue       stopped short of
    other        across    <TURNED_DOWN>
    opinion      across    dismiss\w*(?:[\s\x00]+(?!<TOLD>|as\b)[^\s\x00]+){1,8}?[\s\x00]+as\b
    denial       across    (?:den(?:y|ies|ied|ying|ials?)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?)\b(?!<RULED>)
    denial       across    not guilty\b
    denial       content   (?:is|was|are|were|am) (?:\w+ly )?(?:innocent|not guilty)\b
    denial       across    refut\w+
    denial       across    rebut\w*
    denial       across    (?<!-)(?<!the\s)(?<!a\s)disput(?:es|ed|ing)\b
    denial       across    repudiat\w+
    denial       across    contradict(?:s|ed|ing)?\b
    denial       any       (?:sought|seeks?|seeking|tried|tries|trying|attempt(?:ed|s|ing)?|mov(?:ed|es|ing)) to
                           (?:downplay|play down|brush (?:off|aside)|dismiss|discredit|refute|rebut)\b
    denial       across    (?:downplay\w*|play(?:ed|ing|s)? down|brush\w* (?:off|aside)|shrug\w* off)(?=<ACCOUNT>)
    denial       across    debunk\w*
    denial       across    contest(?:ed|s|ing)\b
    denial       across    <CALLED> (?:\w+ ){0,5}?(?:as )?(?:an? )?(?:\w+ )?<LIE>
    denial       across    <CALLED> [^.;]{0,90}?(?:[“"«]|as )(?:an? )?<LIE>
    denial       across    <CALLED> [^.;]{0,120}?(?:paid (?:for|by|from)|in the pay of|bought by)\b
    denial       across    (?:repeat|reiterat|renew|issu)\w* (?:the|an?|its|his|her|their)[\s\x00]+(?:\w+ )?denials?\b
    denial       across    (?:heard|received|found|seen|has|have|had) no (?:\w+ )?(?:confirmation|evidence|proof
                           |information|complaints?|reports?)
    denial       across    rule[ds]? out(?! \w+ing\b)
    opinion      across    (?:downplay\w*|play(?:ed|ing|s)? down|brush\w* (?:off|aside)|shrug\w* off)
    apology      own       apologi[sz]\w*
    apology      content   (?:I|we) (?:(?:do|would|will|want to|must|have to|\w+ly) )*apologi[sz]e\b
    apology      content   (?:my|our) (?:\w+ )?apolog(?:y|ies)\b
    apology      content   (?:I|we|he|she|they|it)(?:[’']m|[’']re| am| are| is| was
                           | were) (?:so |deeply |very |truly |really )?sorry\b
    apology      own       sorry\b
    other        any       (?:express|offer|extend|send|sent|give|gave)\w* (?:(?:my|our|his|her|its|their|the|\w+st) )*
                           (?:condolences|sympath(?:y|ies))\b
    other        content   (?:my|our|his|her|their|its) (?:(?:thoughts?|prayers?|hearts?|sympath(?:y|ies)|condolences
                           |deepest|and) )+(?:is|are|was|were|go|goes|went|remain) (?:out )?(?:with|to)\b
    apology      any       express\w+ (?:\w+ )?(?:regret|remorse)
    apology      any       ask\w* (?:\w+ )?forgiveness
    denial       content   (?:there is|there[’']s|contains?|has|have) no (?:\w+ )?(?:truth|such|substance|evidence
                           |proof|basis|confirmation|persecution|reason to believe)
    denial       content   no such \w+
    denial       content   (?:is|are|was|were)\s*(?:not|n[’']t|never|cannot) (?:\w+ )?(?:true|correct|accurate)\b
    denial       content   untrue\b
    denial       content   (?:is|are|was|were|am|[’']m)\s*(?:not|n[’']t|never) (?:\w+ly )?(?:questioning|suggesting
                           |saying|implying|accusing|calling for|aware (?:of|that)|involved in|responsible for|part of
                           |behind)\b
    denial       content   (?:has|have|had|having) (?:absolutely )?no (?:\w+ )?knowledge\b
    denial       content   (?:is|are|was|were|am|[’']m) (?:\w+ly )?unaware (?:of|that)\b
    denial       content   (?:is|was|are|were)\s*(?:not|n[’']t|never) (?:the case\b(?! of| for)|so(?=[.,;”"]|$))
    denial       content   ha[ds] (?:not|never) (?:known|been (?:aware|told|informed|involved))\b
    denial       content   (?:nobody|no one|none of \w+|no (?!doubt|longer|more)\w+(?: of <WHOSE>)?)
                           (?:(?:was|were|has|have|had|ever|been|being|will be) )+(?!available|injured|above|sure
                           |certain|surprised|perfect|safe)(?:\w+ly )?\w+
    denial       content   (?:nobody|no one|none of \w+|no such \w+) (?:is|are)(?: being)? (?:\w+ly )?(?:<HARM>|\w+ed\b)
    denial       content   (?:nobody|no one|none) (?:(?:had|has|have|ever|even|was|were|of \w+) )*<HARM>
    denial       content   no (?!one\b)(?:\w+ ){1,2}<HARM>
    denial       content   no (?!doubt|longer|more|one|wonder|matter|way|sense)\w+
                           (?:went|came|entered|happened|occurred|took place)\b
    denial       content   (?:gave|given|issued|signed|received|took|taken) no (?:\w+ )?(?:orders?|instructions?
                           |commands?|money|payments?|bribes?)\b
    denial       content   (?:I|we|he|she|they) (?:was|were|had|have|has|am|is|are)\s*(?:not|n[’']t|never)
                           (?:(?:been|set foot) )?(?:in any|inside|there|present|in (?:the|that) (?:building|room
                           |house|country|city))\b
    denial       content   there (?:is|was|were|are) nothing (?:in )?(?:there|here|inside)\b
    denial       content   there (?:was|were|ha[sd] been|have been) (?:nobody|no (?!doubt|longer|more|need|viable|way
                           |damage|injur|mistake|issue|problem|immediate|other|word|time|fire|reason|sign|point|question|alternative|danger
                           |better|greater|easy|room|place|substitute
                           |excuse|chance|guarantee))
    denial       content   there (?:is|are) (?:nobody|no (?:\w+ )?(?:prisoners?|detainees?|inmates?|victims?
                           |casualties|camps?|bodies|torture|abuses?|violations?|persecution|discrimination|plans?
                           |deals?|agreement|arrangement|conflict|cover-?up|shortage|crisis|threats?|link|connection
                           |case|wrongdoing|corruption|censorship))\b
    denial       content   not (?:one|a single) \w+
    denial       content   (?:had|has|have) never (?:been|set|met|happened|ordered|(?:seen|heard of) (?:him|her|them
                           |our|their|his|these|those|any such|such|this))\b
    denial       content   (?:is|are|was|were) [“"«]?(?:an? )?(?:\w+ly )?<LIE>
    denial       content   [“"«]an? (?:\w+ )?(?:invention|fabrication|hoax|theat(?:re|er) of)\b
    denial       content   never (?:happened|took place|occurred|existed|been any)
    denial       content   did\s*(?:not|n[’']t) (?:happen|take place|occur|exist)
    denial       content   do(?:es)?\s*(?:not|n[’']t) exist\b
    denial       content   (?:absolute|complete|total|utter|pure) (?:lies?|nonsense|disinformation|fabrication|fiction
                           |invention)
    denial       content   (?:I|we) (?:have )?(?:never|did\s*not|didn[’']t)(?: ever)? <DEED>
    denial       content   (?:heard|received|seen|found) no (?:\w+ )?(?:confirmation|evidence|proof|information
                           |complaints?|appeals?)
    denial       content   (?:paid|funded|ordered|fabricated|invented) (?:\w+ )?(?:from abroad|by foreign)
    denial       content   had nothing to do with
    denial       content   (?:nobody|no one) (?:ever )?(?:asked|told|gave|forced|took|sent|hired|showed) (?:me|us|him
                           |her|them)\b
    denial       content   (?:somebody|someone) (?:is )?(?:pays?|paying|paid|funds|funding|finances
                           |financing) (?:for )?(?:this|these|those|them|it)\b
    denial       content   (?:I|we|he|she) den(?:y|ies|ied)\b
    confirmation content   (?:he|she|it|they|I|we) (?:still )?(?:stands?|stood) by (?:what|the|<ITS>)\b
    confirmation content   (?:I|(?<=\x00)(?:he|she)) (?:\w+ly )?(?:lied|cheated|stole|was wrong|made (?:a
                           |some) mistakes?)\b
    confirmation content   (?<=,\s)yes\b
    threat       cue       (?:vow|swore|promis)\w* (?:to )?(?:retaliat|punish|kill|destroy|revenge|avenge|sue|wipe)\w*
    threat       content   (?:(?:I|we)(?: will| shall|[’']ll|(?: am| are|[’']m|[’']re) going to)|(?:(?<=\x00)
                           |(?<=\x00that\s))(?:he|she|it|they) (?:will|would)) <ATTACK>
    threat       content   (?:you|they|he|she|those \w+)(?: will|[’']ll| shall) (?:all )?(?:regret|pay (?:for|dearly
                           |a (?:heavy )?price))\b
    threat       across    warn(?:s|ed|ing)?\b[^.;]{0,160}? (?:could|would|will|may|might) be (?:withdrawn|revoked
                           |prosecuted|punished|dismissed|arrested|sued|shut|closed|fired|expelled|sacked)\b
    threat       across    warn(?:s|ed|ing)?\b[^.;]{0,100}? (?:I|we|he|she|they|it) will\b[^.;]{0,120}? unless\b
    demand       across    warn(?:s|ed|ing)?[\s\x00]+(?:[\w’'-]+ ){0,5}?(?:not to|against)\b
    demand       across    warn(?:s|ed|ing)?[\s\x00]+<HEARER>[\s\x00]+to (?!the\b|an?\b)\w+
    threat       content   (?:will|shall|would) (?:\w+ly )?(?:dismiss|sack|fire|prosecute|sue|punish|expel|arrest|jail
                           |shoot|evict|deport|crush)
                           (?:anyone|anybody|everyone|everybody|those|any|every|whoever)\b
    threat       content   (?:would|will|shall) (?:be called out|strike|walk out|stop work|resign|sue|quit)\b
                           [^.;]{0,80} unless\b
    threat       across    reminded [^.;]{0,20}?that\b[^.;]{0,120}?(?:prosecut|imprison|punish|penalt|fined)\w*
    threat       content   (?:are|is) reminded that\b[^.;]{0,120}?(?:prosecut|imprison|punish|penalt|fined)\w*
    threat       content   (?:persons|people|those|anyone|anybody|whoever) (?:who )?[^.;]{0,80}?
                           (?:are reminded that|will be prosecuted|fac(?:es?|ing) prosecution)\b
    demand       cue       appeal(?:ed|s|ing)? (?:to|for)\b
    demand       across    ask(?:ed|s|ing)?\b(?!<WHO>)(?:[\s\x00,]+(?!<QUESTION>\b)[\w’'-]+){0,8}?
                           (?:for|not to|to|that)\b
    demand       across    (?:told|tells|telling)[\s\x00]+<HEARER>(?:[\s\x00]+(?:yesterday|on \w+day))?
                           (?:not )?to (?!the\b|an?\b)\w+
    demand       cue       insist\w* (?:on|that \w+ (?:must|should))
    promise      content   (?:I|we)(?: will| shall| won[’']t| intend to|[’']ll|(?: am| are|[’']m|[’']re) going to)
                           (?:(?:not|never|also|soon|no longer|always|certainly|definitely|personally) )*<DONE>
    promise      content   (?:(?<=\x00)|(?<=\x00that[\s]))(?:he|she|it|they|we) (?:would|will)
                           (?:(?:not|never|also|soon|no longer|always) )*<DONE>
    promise      content   (?:he|she|it|they|the \w+) (?:would|will)(?: (?:not|never|also|soon|no longer))? <PLEDGED>
    report       cue       it (?:was|is|has been) reported\b
    allegation   content   (?:has|have|had) been accused\b
    allegation   content   (?:was|were|been|being|had|have|has|they|he|she|police|who|officers|soldiers|guards|is|are
                           |got) (?:(?:\w+ly|been|being|also|then|being|had|repeatedly) ){0,2}(?:beat|beaten|tortur\w+
                           |murder\w*|detain(?:ed|ing)|abduct\w+|kidnapp?\w+|rap(?:ed|ing)|stol(?:e|en)|steal\w*
                           |imprison\w+|execut(?:ed|ing)|massacr\w+|humiliat\w+|harass\w+|persecut\w+|disappear\w*
                           |extort\w+|brib\w+|rigg(?:ed|ing)|lied|lying|abus(?:ed|ing)|assault\w+|blackmail\w+
                           |electrocut\w+|starv\w+|jailed|hack\w+|cheat\w*)\b
    allegation   content   (?:they|he|she|police|who|officers|soldiers|guards|troops|militia|men|had|have
                           |has) (?:(?:\w+ly|also|then|even|just) )?<VIOLENT>
    allegation   content   (?:was|were|been|being|is|are|got) (?:\w+ly )?<VIOLENT>(?: \w+){0,3}? by\b
    allegation   content   (?:was|were|been|being|got) (?:\w+ly )?(?:(?:struck|hit)(?!<BY_CHANCE>)|whipped|clubbed
                           |kicked(?! off| out)|punched|blindfolded|handcuffed|chained|dragged|strangled|mistreated
                           |ill-treated|expelled|interrogated)\b
    allegation   content   <PEOPLE> (?:taken|driven|bused|marched|bundled|herded|loaded|put|led) (?:off|away|aboard
                           |by (?:bus|lorry|truck|van)|from [^.;]{1,60}? (?:to|into|and (?:driven|taken|brought))
                           |into (?:an? |the )?(?:van|bus|lorry|truck|cell|depot|building|basement|cellar|forest)s?)\b
    allegation   content   <PEOPLE> (?:kept|held|locked|confined) (?!<KEPT_ELSE>)\w+
    allegation   content   spent \w+ (?:days|nights|weeks|months|years|hours) (?:in|on)
                           (?:(?:the|an?) )?(?:\w+ )?(?:floor|cells?|custody|detention|prison|jail|basement)\b
    allegation   content   (?:saw|seen|watched|heard) (?:\w+ ){1,4}?(?:die|dying|killed|beaten|shot|executed
                           |scream\w*)\b
    allegation   content   <ITS> (?:\w+ )?(?:members|people|men|relatives|colleagues|comrades|clients)
                           (?:had|have|has|were|was|are) (?:\w+ ){0,2}?(?:dead|died|disappeared|missing|arrested|taken
                           |gone)\b
    allegation   content   (?:injuries|wounds|burns|bruises|marks) (?:\w+ ){0,3}?(?:consistent with|caused by
                           |from (?:beatings?|blows)|to the (?:back|head|kidneys|chest|face|soles|neck|skull))\b
    allegation   content   (?:orders?|instructions?|commands?|lists?) (?:\w+ ){0,3}?(?:came|come|comes)
                           (?:directly )?from\b
    allegation   content   (?:given|paid|received|took|offered) (?:\w+ )?money (?:\w+ ){0,3}?(?:by|from)\b
    allegation   content   (?:died|dead|dies?|dying|killed|deaths?)\b[^.;]{0,40}? (?:after|in|during
                           |following) (?:\w+ ){0,3}?(?:police|custody|detention|raid|soldiers|troops|guards
                           |security forces)\b
    allegation   content   with a threat (?:to|against)\b
    allegation   content   <LAID_BEFORE>
    allegation   content   tortur(?:e|ed|ing)\b
    allegation   content   (?:beat|beats|beatings?|kicked|whipped|struck|hit) (?:us|me|him|her|them|on|with|in)\b
    allegation   content   beatings\b|blows\b|(?:died|dead) (?:of|from) (?:\w+ )?(?:injuries|wounds|beatings?|blows)
    allegation   content   (?:kept|held|locked) (?:\w+ ){0,6}?(?:without|in cells?|underground|for \w+ (?:days|nights
                           |weeks))
    allegation   content   (?:are|were|is|was) (?:still |now )?missing\b
    allegation   content   electric shocks?
    allegation   content   (?:secret|illegal) (?:prison|detention|jail)s?
    allegation   content   war crimes?
    allegation   content   ethnic cleansing
    allegation   content   genocide
    allegation   content   corrupt(?:ion)?\b
    allegation   content   cover-?up\b
    """,
    columns=3,
    parts=PARTS,
)
