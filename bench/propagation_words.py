"""The words that invented events are told in: names by syllables, and content words with their synonyms.

An entry `a|b` holds words that can stand for each other; `x/y` the past tense and the participle of a verb.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

Options = tuple[str, ...]  # words that can stand for each other


def _entries(text: str) -> tuple[Options, ...]:
    return tuple(tuple(part.strip().split("|")) for part in text.replace("\n", ";").split(";") if part.strip())


NOUNS = _entries("""
blanket|cover; cart|barrow; lantern|lamp; kettle|pot; ladder; bucket|pail; door|gate; window|pane; bench|stool
coat|jacket; boot|shoe; belt|strap; rope|cord; sack|bag; barrel|cask; crate|box; wheel; engine|motor; stove|oven
mattress|pallet; drum; whistle|horn; bell; clock|watch; mirror; basin|bowl; spoon|ladle; shovel|spade
hammer|mallet; saw; chain; hook; fence|railing; wall; roof|ceiling; stair|step; corridor|passage
cellar|basement; attic|loft; yard|court; well; pump; orchard; hedge|thicket; ditch|trench; pond|pool
meadow|pasture; quarry; bridge|footbridge; path|track; milestone; tower|turret; chimney|flue; stable|barn
kiosk|stall; bakery|bakehouse; chapel; library; workshop; kennel; greenhouse; horse|pony; dog|hound; goat; goose
crow|raven; pigeon|dove; mule|donkey; calf; wasp|hornet; sparrow; letter|note; notebook|ledger
photograph|picture; poster|placard; flag|banner; ticket; receipt|voucher; passport; stamp; map|chart; key
envelope; newspaper|paper; calendar; ribbon; button|clasp; glove|mitten; scarf|shawl; hat|cap; umbrella
bread|loaf; onion; apple; potato; cheese; herring; soup|broth; salt; sugar; vinegar; tobacco; candle|taper; soap
boat|skiff; oar|paddle; anchor; net; sail; barge|lighter; raft; pier|jetty; buoy; mast; doctor|physician; tailor
baker; teacher|schoolmaster; priest|chaplain; carpenter|joiner; clerk|scribe; nurse; plumber; neighbour; cousin
uncle; grandmother|grandma; apprentice|trainee; stranger|outsider; widow; boy|lad; girl|lass; tenant|lodger
storm|gale; fog|mist; frost; flood; smoke|fumes; dust; mud|mire; snow; rain|drizzle; thunder; fiddle|violin
trumpet; piano; choir; sermon; wedding|marriage; funeral|burial; market|fair; harvest; auction
""")
ADJECTIVES = _entries("""
torn|ripped; broken|shattered; empty|bare; heavy|weighty; rusty|corroded; wet|soaked; cold|chilly; narrow|tight
blue; red; yellow; green; grey; white; crooked|bent; small|little; large|big; old|ancient; new; loud|noisy
quiet|silent; dirty|filthy; clean; tall|high; low; wooden; copper; woollen; painted; borrowed; stolen; folded
burnt|charred; frozen; dusty; patched; bright; dark|gloomy; strange|odd; famous|celebrated; lame|limping; hungry
tired|weary; angry|furious; blind; deaf; bitter; sweet; smooth; rough|coarse; hollow; striped; sealed; forgotten
swollen|puffed; trembling|shaking
""")
VERBS = _entries("""
carried/carried|hauled/hauled; dropped/dropped; lifted/lifted|raised/raised; hid/hidden|concealed/concealed
found/found; lost/lost|mislaid/mislaid; mended/mended|repaired/repaired; sold/sold
bought/bought|purchased/purchased; washed/washed; painted/painted; counted/counted
dragged/dragged|pulled/pulled; pushed/pushed|shoved/shoved; threw/thrown|tossed/tossed; opened/opened
closed/closed|shut/shut; covered/covered; smashed/smashed|wrecked/wrecked; cut/cut; sewed/sewn; stacked/stacked
noticed/noticed|spotted/spotted; followed/followed|trailed/trailed; remembered/remembered|recalled/recalled
forgot/forgotten; borrowed/borrowed; returned/returned; fed/fed; loaded/loaded; emptied/emptied; weighed/weighed
measured/measured; buried/buried; dug up/dug up; tied up/tied up; fetched/fetched|brought/brought; kicked/kicked
swept/swept; nailed/nailed
""")
KIN = _entries("brother; sister; father; mother; aunt; nephew; daughter; son; wife|spouse; foreman|gang boss")

# -- what is done in a contested event ---------------------------------------------------------------------------------

DEEDS: tuple[tuple[Options, tuple[Options, ...]], ...] = tuple(
    (_entries(did)[0], _entries(how))
    for did, how in (
        ("beat/beaten|struck/struck|clubbed/clubbed", "with cables|with wire; with clubs|with sticks; with hoses"),
        ("held/held|kept/kept|detained/detained", "without water; without charge|without charges; without bread"),
        ("burned/burned|scalded/scalded|seared/seared", "with irons; with boiling tar|with hot tar; with torches"),
        ("robbed/robbed|stripped/stripped", "of wages|of pay; of identity cards|of papers; of tools|of instruments"),
        ("chained/chained|shackled/shackled|tied/tied", "to rails; to iron rings|to rings; to pillars|to columns"),
        ("evicted/evicted|turned out/turned out", "at gunpoint|under arms; in the rain; by the bailiffs|by bailiffs"),
        ("shot/shot|fired on/fired on", "from rooftops|from the roofs; from a lorry|from a truck; from behind"),
        ("starved/starved|underfed/underfed", "as a punishment; for five days; to break the strike|to end the strike"),
        ("gassed/gassed|smoked/smoked", "through the vents|through shafts; with canisters|with cartridges; like rats"),
        ("drowned/drowned|drenched/drenched", "with fire hoses|with water cannon; with ditch water; under the taps"),
        ("branded/branded|marked/marked", "on the arm|on the wrist; with numbers|with figures; with paint|with dye"),
        ("shaved/shaved|shorn/shorn", "by force|against their will; with sheep shears; before a crowd|by lamplight"),
    )
)  # fmt: skip
BUILDINGS = _entries("""
tram depot|tram shed; weigh house|weighing hall; granary|grain store; brickworks|brick yard
customs hall|customs shed; ice factory|ice works; ropewalk|rope works; gymnasium|gym hall
slaughterhouse|abattoir; ferry terminal|ferry station; cannery|canning plant; mint|coin works; observatory
tannery|leather works; pumping station|pump house; timber dock|lumber dock
""")
VICTIMS = _entries("""
docker/dockers|stevedore/stevedores; weaver/weavers|loom hand/loom hands; miner/miners|pitman/pitmen
pilgrim/pilgrims; student/students|undergraduate/undergraduates; fisherman/fishermen|angler/anglers
raftsman/raftsmen; nomad/nomads|herder/herders; glazier/glaziers; potter/potters; beekeeper/beekeepers
printer/printers|typesetter/typesetters
""")
ACTORS = _entries("""
guards|wardens; soldiers|troops; militiamen|militia; constables|police; bailiffs|stewards; marines
rangers|foresters; cadets
""")
TRADES = _entries("""
cooper; chandler; net maker; cabinet maker; seamstress; ferryman; stoker; blacksmith; milliner; glass blower
saddler; farrier; thatcher; bookbinder; lamplighter; charcoal burner; basket maker; clock mender; tinsmith
cobbler; dyer; brewer; miller; carter
""")
PORTFOLIOS = ("Harbours", "Mines", "Public Order", "Works", "Waterways", "Forests", "Railways", "Supply")
COLLECTIVES = ("Activists", "Rights groups", "Residents", "Local people", "Relatives", "Opposition circles")
OUTLETS = (
    "Courier", "Herald", "Gazette", "Post", "Observer", "Mercury", "Chronicle", "Echo", "Tribune", "Argus", "Record",
    "Sentinel", "Examiner", "Dispatch", "Messenger", "Register",
)  # fmt: skip
AGENCY_ENDS = ("Telegraph", "Press Agency", "Wire", "News Agency")
WHEN = _entries("""
until morning|until daybreak; after dark|after nightfall; before dawn|before sunrise; for two nights
at noon|at midday; all through Sunday; for an hour; in the early evening; past midnight; on the first day
three times; without a break
""")
NUMBERS = "three four five six seven eight nine eleven twelve fourteen sixteen nineteen".split()  # noqa: SIM905

# -- what else is said: a clause as the speaker has it, and as somebody has it of the speaker --------------------------

# No template has four words on end that are not to be filled: sentences alike by accident would be taken for copies.
ASIDES = (
    ("I {v:0} a {a} {n} past the {m}", "{he} had {v:1} a {a} {n} past the {m}"),
    ("my {k} {v:0} the {n} behind the {a} {m}", "{his} {k} had {v:1} the {n} behind the {a} {m}"),
    ("under the {m} was a {a} {n}", "under the {m} had been a {a} {n}"),
    ("somebody {v:0} a {n} against the {a} {m}", "somebody had {v:1} a {n} against the {a} {m}"),
    ("a {a} {n} and one {b} {m} {u:0} each other", "a {a} {n} and one {b} {m} had {u:1} each other"),
    ("I never {v:0} the {n} nor the {a} {m}", "{he} had never {v:1} the {n} nor the {a} {m}"),
    ("the {n} stood beside a {a} {m}", "the {n} had stood beside a {a} {m}"),
    ("we {v:0} one {a} {n} and {u:0} the {m}", "they had {v:1} one {a} {n} and {u:1} the {m}"),
    ("{t} a {a} {n} {v:0} my {m}", "{t} a {a} {n} had {v:1} {his} {m}"),
)
OFFICIAL = (
    ("an inspector {v:0} the {n} and the {a} {m}", "an inspector had {v:1} the {n} and the {a} {m}"),
    ("the {a} {n} is in the {m} {t}", "the {a} {n} was in the {m} {t}"),
    ("we {v:0} every {n} before the {a} {m} came", "it had {v:1} every {n} before the {a} {m} came"),
    ("a {a} {n} proves less than {b} {m}s", "a {a} {n} proved less than {b} {m}s"),
    ("whoever {v:0} that {n} wants a {a} {m}", "whoever had {v:1} that {n} wanted a {a} {m}"),
    ("{t} our {n} {v:0} the {a} {m}", "{t} its {n} had {v:1} the {a} {m}"),
)
NARRATION = (
    "The {a} {n} {v:0} a {m} {t}.", "{T} the {n} and a {b} {m} {v:0} the {k}.", "Nobody {v:0} the {a} {n} {t}.",
    "A {k} of {place} {v:0} the {a} {n} and {u:0} one {m}.", "{T} there was a {a} {n} but no {m}.",
    "Where the {n} ends, a {a} {m} {u:0} the {b} dust.", "Some {v:0} the {n}; others {u:0} a {a} {m}.",
    "One {a} {n}, two {m}s: that was all {t}.", "The {n} {u:0} a {b} {m}, and {t} the {k} {v:0} it.",
    "No {m} {v:0} {place}, but {a} {n}s {u:0} the town.", "{T} {place} {v:0} its {a} {n} for a {m}.",
    "That {n} {v:0} more than the {b} {m} {t}.", "By the {m} a {a} {n} {v:0} what the {k} {u:0}.",
)  # fmt: skip
TITLES = (
    "A {a} {n} in {place}", "{place} and the {a} {m}", "What the {n} of {place} {v:0}", "The {a} {n} and the {m}",
    "No {n} for {place}", "After the {m}: a {a} {n}", "{T}, a {n}", "How {place} {v:0} the {m}",
)  # fmt: skip
TIMES = _entries("""
last winter; in spring; by noon; after supper; at the ford; beyond the ridge; near the weir; on market day
past the toll; before harvest; under heavy skies; around midnight; all summer; for once; near the mill
at low tide; since the thaw; along the dyke; behind the square; during the fair; up the valley; at cock-crow
off the main street; without warning; between showers; across the river; in plain sight; for nine weeks
on two Sundays; every evening; as rarely before; above the harbour; at the crossroads; with great care
before breakfast; within the hour; in a cellar; on the hill
""")


# -- names -------------------------------------------------------------------------------------------------------------

_BEGIN = "b br d dr f g gr h j k kr l m n p pr r s st t tr v w z".split()  # noqa: SIM905
_MIDDLE = "a e i o u ae ei".split()  # noqa: SIM905
_END = "l ld m n nd r rk rn s st t v".split()  # noqa: SIM905


def names(chance: random.Random) -> Iterator[str]:
    """Invented names of two or three syllables, no two with the same first four letters."""
    met: set[str] = set()
    while True:
        body = "".join(chance.choice(_BEGIN) + chance.choice(_MIDDLE) for _ in range(chance.choice((1, 2))))
        name = (body + chance.choice(_BEGIN)[-1] + chance.choice("aeio") + chance.choice(_END)).capitalize()
        if len(name) > 4 and name[:4] not in met:
            met.add(name[:4])
            yield name
