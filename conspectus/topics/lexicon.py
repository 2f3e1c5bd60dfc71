"""Lists of English words that tell names from other phrases. Data only."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_VERBS = _words("to we can will may could would should they not you i")
"""What stands before verbs."""
AFTER_VERBS = _words("the a an our this these its their it that them how whether")
"""What stands behind verbs."""
NO_ENDS = AFTER_VERBS | _words("to and or more most very not")
"""Words with which a phrase goes on, so that no noun need stand before them."""

BOILERPLATE = _words(
    """
    achieve achieved achieves achieving across additionally address addresses addressing advance
    advances aim aims al allow allowing allows approach approaches art available best better
    builds called challenge challenges challenging combine commonly comparable compare compared
    comparing comparison comprehensive conduct conducted consider consistently contribution
    contributions currently demonstrate demonstrated demonstrates demonstrating designed despite
    develop developed different directly discuss diverse easily effective effectively
    effectiveness eg enable enables enabling enhance enhanced enhances especially essential
    establish et etc evaluate evaluated evaluating example existing experiment experimental
    experiments explore explored explores exploring extensive extensively facilitate fig finally
    finding findings focus focuses following framework frameworks fully furthermore future gap
    generally github good great help helps highlight highly however http https identify ie
    impact implement implementation implementations implemented important improve improved
    improvement improvements improves improving include includes including increase increased
    increases increasing increasingly insight insights integrate introduce introduced introduces
    introducing investigate issue issues key known lack lead leading leads leverage leverages
    leveraging limitation limitations limited main mainly major make makes making mechanism
    mechanisms method methods new notably novel number numerous offer offering offers optimal
    outperform outperforming outperforms overall paper papers particular particularly performs
    popular possible potential potentially practical present presented presents previous
    previously prior problem problems propose proposed proposes proposing provide provided
    provides providing publicly range recent recently reduce reduced reduces reducing related
    release remain remains reported require required requires respectively result resulting
    results reveal reveals several show showing shown shows significant significantly simple
    solution solutions specifically strong studied studies study substantial substantially
    suggest superior support survey technique techniques thereby thus today toward towards
    typical typically unlike use used useful uses using utilize utilizing variety various via vs
    way ways wide widely work works www yet
    """
)
"""What abstracts of every subject say."""
PRAISE = _words(
    """
    accurate additional advanced appropriate automatic best better bigger broad careful cheap
    common complete complex critical crucial current diverse easy effective efficient emerging
    entire extensive fast faster first flexible full fundamental further general good greater
    growing high higher huge inherent innovative interesting large larger latest little longer
    lower many massive modern more most multiple natural necessary next non numerous open
    original other own particular popular possible powerful promising proper public rapid real
    recent relevant reliable robust same scalable second significant similar single small
    smaller smart sophisticated specific standard strong subsequent such suitable total
    traditional underlying unified unprecedented valuable vast versatile well whole wide
    """
)
"""Adjectives that praise or compare and so name nothing."""
VAGUE = _words(
    """
    ability accuracy advancement advantage amount analysis area art aspect author availability
    aware axis base based baseline behavior being benefit billion bottleneck bound box budget
    capability capacity case choice combination community complexity component concern
    conclusion condition configuration constraint consuming consumption content context cost
    count creation day deal degree demand detail development direction dollar domain dozen ease
    effect efficiency effort end environment error evidence example experience extent fact
    factor family fashion feature field flexibility flow footprint form foundation gain goal gpt
    group host hour hundred idea importance improvement information instance integration
    intensive interaction kind knowledge lack level line llama loop loss magnitude majority
    manner mean million minute need number objective opportunity order outcome output overhead
    pair part people percent performance period perspective phase place point practice
    practitioner precision prediction pressure principle procedure process progress property
    purpose quality question ratio reason record reduction requirement research researcher
    resource role run sample scale scenario scheme scope second section sense set setting share
    short side size sota source space specific speed speedup stage state step strategy strength
    structure success suite support task team term test thing thousand time today tool trade
    tradeoff trend trivial type usage user utilization value variant variety version view volume
    way wealth week world x year
    """
)
"""Nouns that every subject has, at the end of no good name unless a compound makes them one."""
PLAIN = _words(
    """
    algorithm application benchmark data dataset format intelligence llm lm model system
    """
)
"""Nouns that add little at the end of a name."""
ACTIVITIES = _words(
    """
    caching clustering compiling computing decoding engineering fine-tuning forecasting indexing
    learning modeling modelling networking parsing planning pretraining pre-training processing
    programming prompting pruning ranking reasoning rendering routing sampling scaling scheduling
    serving testing tracking training tuning
    """
)
"""Words like verbs that are subjects of research by themselves."""
BROAD = frozenset({"artificial intelligence", "deep learning", "machine learning"})
"""Fields so wide that they name no topic well."""
