"""The words by which an act is told, in the order in which they are tried; `phrases.py` says how tables are written."""

from __future__ import annotations

from firsthand.text.act_parts import PARTS
from firsthand.text.phrases import grouped

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
    retraction   any       walked back
    retraction   any       disavow\w*
    retraction   any       backtrack\w*
    retraction   any       renounc\w+ (?:his|her|their) (?:\w+ )?(?:account|words)
    retraction   any       (?:went|gone|going) back on (?:his|her|their) (?:\w+ )?(?:account|word|testimony|statement)
    retraction   any       now (?:says?|claims?|insists?)\b(?=.{0,40}?(?:never|(?:was|were|had|did)\s*(?:not|n[’']t)))
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
    denial       across    <CALLED> (?:\w+ ){0,5}?(?:as )?(?:an? )?(?:\w+ )?<LIE>
    denial       across    <CALLED> [^.;]{0,90}?(?:[“"«]|as )(?:an? )?<LIE>
    denial       across    (?:repeat|reiterat|renew|issu)\w* (?:the|an?|its|his|her|their)[\s\x00]+(?:\w+ )?denials?\b
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
    denial       content   (?:nobody|no one|none of \w+|no (?!doubt|longer|more)\w+(?: of <WHOSE>)?)(?: (?:was|were
                           |is|are|has|have|had|ever|been|being|will be))+
                           (?!available|injured|above|sure|certain|surprised|perfect|safe)(?:\w+ly )?\w+
    denial       content   (?:nobody|no one|none) (?:(?:had|has|have|ever|even|was|were|of \w+) )*<HARM>
    denial       content   no (?!one\b)(?:\w+ ){1,2}<HARM>
    denial       content   no (?!doubt|longer|more|one|wonder|matter|way|sense)\w+
                           (?:went|came|entered|happened|occurred|took place)\b
    denial       content   (?:gave|given|issued|signed|received|took|taken) no (?:\w+ )?(?:orders?
                           |instructions?|commands?|money|payments?|bribes?)\b
    denial       content   (?:I|we|he|she|they) (?:was|were|had|have|has|am|is|are)\s*(?:not|n[’']t|never)
                           (?:(?:been|set foot) )?(?:in any|inside|there|present
                           |in (?:the|that) (?:building|room|house|country|city))\b
    denial       content   there (?:is|was|were|are) nothing (?:in )?(?:there|here|inside)\b
    denial       content   there (?:is|was|were|are|ha[sd] been|have been) (?:nobody|no (?!doubt|longer|more|need))
    denial       content   not (?:one|a single) \w+
    denial       content   (?:had|has|have) never (?:been|set|seen|met|heard|ordered|happened)
    denial       content   (?:is|are|was|were) [“"«]?(?:an? )?(?:\w+ly )?<LIE>
    denial       content   [“"«]an? (?:\w+ )?(?:invention|fabrication|hoax|theat(?:re|er) of)\b
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
    confirmation content   (?:he|she|it|they|I|we) (?:still )?(?:stands?|stood) by (?:what|the|<ITS>)\b
    confirmation content   (?<=,\s)yes\b
    threat       cue       threaten(?!ed by)(?:s|ed|ing)?\b
    threat       cue       (?:vow|swore|promis)\w* (?:to )?(?:retaliat|punish|kill|destroy|revenge|avenge|sue
                           |wipe)\w*
    threat       content   (?:will|shall|are going to|am going to|[’']ll) (?:kill|destroy|punish|pay (?:for|dearly)
                           |regret|find you|hunt|burn|wipe)\b
    threat       across    warn(?:s|ed|ing)?\b[^.;]{0,160}? (?:could|would|will|may|might) be (?:withdrawn
                           |revoked|prosecuted|punished|dismissed|arrested|sued|shut|closed|fired|expelled|sacked)\b
    threat       content   (?:would|will|shall) (?:be called out|strike|walk out|stop work|resign|sue|quit)\b
                           [^.;]{0,80} unless\b
    threat       content   (?:persons|people|those|anyone|anybody|whoever) (?:who )?[^.;]{0,80}?
                           (?:are reminded that|will be prosecuted|fac(?:es?|ing) prosecution)\b
    demand       cue       demand\w*
    demand       cue       call(?:ed|ing|s)? (?:for|on|upon)\b
    demand       cue       urg(?:ed|es|ing|e)\b
    demand       cue       order(?:ed|s|ing)\b
    demand       cue       request\w*
    demand       cue       appeal(?:ed|s|ing)? (?:to|for)\b
    demand       across    ask(?:ed|s|ing)?\b(?!<WHO>)(?:[\s\x00,]+(?!<QUESTION>\b)[\w’'-]+){0,8}?
                           (?:for|not to|to|that)\b
    demand       across    (?:told|tells|telling)[\s\x00]+<HEARER>(?:[\s\x00]+(?:yesterday|on \w+day))?
                           (?:not )?to (?!the\b|an?\b)\w+
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
    promise      content   (?:I|we) (?:will|shall|[’']ll)(?: (?:not|never|also|soon|no longer))? <PLEDGED>
    promise      content   (?:he|she|it|they|the \w+) (?:would|will)(?: (?:not|never|also|soon|no longer))? <PLEDGED>
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
    opinion      cue       regret(?:s|ted)?\b
    opinion      cue       (?<!so-)call(?:ed|s|ing)(?=\s*\x00)
    allegation   content   (?:was|were|been|being|had|have|has|they|he|she|police|who|officers|soldiers|guards|is
                           |are|got) (?:(?:\w+ly|been|being|also|then|being|had|repeatedly) ){0,2}(?:beat|beaten
                           |tortur\w+|kill(?:ed|ing)|murder\w*|detain(?:ed|ing)|abduct\w+|kidnapp?\w+|rap(?:ed|ing)
                           |stol(?:e|en)|steal\w*|robb\w+|shot|attack(?:ed|ing)|bombed|shelled|imprison\w+
                           |execut(?:ed|ing)|massacr\w+|humiliat\w+|harass\w+|persecut\w+|disappear\w*|extort\w+
                           |brib\w+|rigg(?:ed|ing)|lied|lying|abus(?:ed|ing)|assault\w+|stabb\w+|blackmail\w+
                           |electrocut\w+|starv\w+|threaten\w+|jailed|hack\w+|cheat\w*)\b
    allegation   content   (?:was|were|been|being|got) (?:\w+ly )?(?:(?:struck|hit)(?!<BY_CHANCE>)|whipped
                           |clubbed|kicked(?! off| out)|punched|blindfolded|handcuffed|chained|dragged|strangled
                           |mistreated|ill-treated|expelled|interrogated)\b
    allegation   content   <PEOPLE> (?:taken|driven|bused|marched|bundled|herded|loaded|put|led) (?:off|away|aboard
                           |by (?:bus|lorry|truck|van)|from [^.;]{1,60}? (?:to|into|and (?:driven|taken|brought))
                           |into (?:an? |the )?(?:van|bus|lorry|truck|cell|depot|building|basement|cellar|forest)s?)\b
    allegation   content   <PEOPLE> (?:kept|held|locked|confined) (?!<KEPT_ELSE>)\w+
    allegation   content   spent \w+ (?:days|nights|weeks|months|years|hours) (?:in|on)
                           (?:(?:the|an?) )?(?:\w+ )?(?:floor|cells?|custody|detention|prison|jail|basement)\b
    allegation   content   (?:saw|seen|watched|heard) (?:\w+ ){1,4}?(?:die|dying|killed|beaten|shot
                           |executed|scream\w*)\b
    allegation   content   <ITS> (?:\w+ )?(?:members|people|men|relatives|colleagues|comrades|clients)
                           (?:had|have|has|were|was|are) (?:\w+ ){0,2}?(?:dead|died|disappeared|missing
                           |arrested|taken|gone)\b
    allegation   content   (?:injuries|wounds|burns|bruises|marks) (?:\w+ ){0,3}?(?:consistent with|caused by
                           |from (?:beatings?|blows)|to the (?:back|head|kidneys|chest|face|soles|neck|skull))\b
    allegation   content   (?:orders?|instructions?|commands?|lists?) (?:\w+ ){0,3}?(?:came|come|comes)
                           (?:directly )?from\b
    allegation   content   (?:given|paid|received|took|offered) (?:\w+ )?money (?:\w+ ){0,3}?(?:by|from)\b
    allegation   content   with a threat (?:to|against)\b
    allegation   content   <LAID_BEFORE>
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
    opinion      content   (?:should|ought to)\b(?! (?:arrive|be (?:ready|back|done)))
    opinion      content   one must\b
    opinion      content   has no business\b
    """,
    columns=3,
    parts=PARTS,
)
