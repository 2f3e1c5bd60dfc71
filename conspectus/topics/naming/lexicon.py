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
BEFORE_NOUNS = _words(
    """
    a across an any between by each every for from in into its of on our over some the their
    these this those through under using via with within without
    """
)
"""What stands before noun phrases, never right before verbs that have a subject."""

BOILERPLATE = _words(
    """
    draws inspiration deeper spanning capable
    achieve achieved achieves achieving across additionally address addresses addressing advance
    advances aim aims al allow allowing allows among amongst appears approach approaches art assess
    available best better builds called challenge challenges challenging coined com combine
    commonly comparable compare compared comparing comparison comprehensive conclude concludes
    conduct conducted consequently consider consistently contribution contributions cornerstone
    crucial crucially currently demonstrate demonstrated demonstrates demonstrating designed
    despite develop developed different directly discuss diverse dubbed e easily effective
    effectively effectiveness eg enable enables enabling enhance enhanced enhances especially
    essential establish et etc evaluate evaluated evaluating example exhibits existing experiment
    experimental experiments explore explored explores exploring extensive extensively facilitate
    fail far fig finally finding findings focus focuses following framework frameworks fully
    furthermore future g gap generally github good great help helps highlight highly hold holds
    however http https i.e identify ie ii iii impact implement implementation implementations
    implemented important importantly improve improved improvement improvements improves improving
    include includes including increase increased increases increasing increasingly insight
    insights instead integrate introduce introduced introduces introducing investigate involves
    issue issues key known lack lead leading leads leverage leverages leveraging limitation
    limitations limited main mainly major make makes making mechanism mechanisms method methods new
    notably novel number numerous occurs offer offering offers optimal ours outperform
    outperforming outperforms overall page paper papers particular particularly performs popular
    possible potential potentially practical present presented presents previous previously prior
    problem problems project propose proposed proposes proposing provide provided provides
    providing publicly range recent recently reduce reduced reduces reducing regardless related
    release relies rely remain remains reported require required requires respectively result
    resulting results reveal reveals several show showing shown shows significant significantly
    simple solution solutions sota specifically state-of-the-art strong struggle studied studies
    study substantial substantially suffer suggest superior support survey technique techniques
    termed thereby thus today toward towards typical typically underexplored unexplored unlike upon
    use used useful uses using utilize utilizing variety various via vs way ways wide widely work
    works www yet yield yields
    """
)
"""What abstracts of every subject say."""
PRAISE = _words(
    """
    closed-form based
    accurate additional adequate advanced all-in-one alternative applied appropriate associated
    automatic average best better bigger broad careful certain challenging cheap clear combined
    common compact competitive complete complex considerable consistent constructed core correct
    critical crucial current cutting-edge desirable desired detected different difficult diverse
    easy effective efficient emerging entire existing expensive extensive extracted fast faster
    final fine first flexible frontier full fundamental further general generated genuine given
    good greater growing hear high high-quality higher hold huge ideal ii iii improved individual
    inherent initial innovative integrated interesting joint large large-scale larger latest
    learnable learned little long-standing longer low low-cost lower major many massive modern more
    most multiple necessary negative next non numerous obtained open original other overall
    own particular plausible popular positive possible powerful preferred prevalent primary
    principled promising pronounced proper proposed public rapid real real-world reasonable recent
    relevant reliable remaining remarkable representative required resulting rich robust same
    scalable second selected separate serious significant similar single slow small smaller smart
    sophisticated specialized specific standard state-of-the-art strict strong subsequent
    successful such sufficient suitable superior tailored targeted tested total traditional trained
    true underlying unified unprecedented unseen unstable useful usual valuable vast versatile
    vital well well-known whole wide wrong
    """
)
"""Adjectives that praise or compare and so name nothing."""
VAGUE = _words(
    """
    ability absence access accuracy adaptability addition adoption advancement advantage agreement
    alternative amount analysis annotation answer appearance applicability area art article aspect
    assignment assumption attempt author availability average aware axis base based
    baseline basis behavior being benefit billion bit block body bottleneck bound box breadth
    budget building candidate capability capacity case category center change characteristic choice
    claim class combination community comparison complexity component concept concern conclusion
    condition confidence configuration consensus consequence consideration constraint consuming
    consumption content context contrast contribution core correct correctness cost count
    counterpart coverage creation criteria criterion critical day deal definition degradation
    degree demand description detail development difference difficulty dimension
    direction discrepancy discussion dollar domain dozen drawback drop ease effect efficacy
    efficiency effort element emergence end environment era error evidence evolution example
    existence expense experience exploration extension extent fact factor fail
    failure family fashion feasibility feature fidelity field finding flexibility flow footprint
    form formation formulation foundation gain gap goal gpt group guidance hold
    host hour hundred idea implication importance improvement inconsistency individual inefficiency
    influence information innovation input insight instance integration integrity intensive
    interaction interpretation investigation item judgement judgment kind knowledge lack landscape
    left level line llama loop loss magnitude majority manner mapping mean measure measurement
    mechanism methodology metric million minute misalignment mismatch mix mode module
    nature need notion novelty number objective observation occurrence one operation opportunity
    order outcome output overhead overview page pair paradigm part participant pass path people
    percent performance period perspective phase phenomena phenomenon piece pipeline place point
    position practice practitioner precision prediction prerequisite presence pressure principle
    prior priors probability procedure process progress project proliferation promise property
    proposal protocol purpose quality quantity question rate ratio reality reason record reduction
    region relationship reliability reliance requirement research researcher resource response
    right rise role run sample scale scenario scheme scope score second section sense set setting
    share shift short shortcoming side significance situation size sota source space specific speed
    speedup stability stage stakeholder state status stem step strategy strength structure struggle
    subject subset success suite superiority supervision support target task team term test theme
    thing thousand time today tool topic trade trade-off tradeoff trend trivial turn type unit
    usage usefulness user utility utilization validity value variability variable variant variation
    variety version view volume way weakness wealth week world x year yield
    """
)
"""Nouns that every subject has, at the end of no good name unless a compound makes them one."""
NO_NOUNS = _words(
    """
    multiple-output
    abundant acceptable accessible accounting achievable acting activating adaptable adequate
    advent aligned alike alternative ambiguous anonymous apart apparent appealing applicable
    arising attractive auditable available averaging aware beginning beneficial benefiting
    bringing building calling capable challenging cheaper checking collapsing compatible
    competitive comprising confident confounding consequential conservative consistent
    consisting constant consuming containing context-dependent controlling cost-efficient
    covering critical crucial dangerous dealing decisive deliberate demanding dependent
    depending deployable desirable detectable differing distant distinguishing doing driven
    earlier easier editable effective emerging encompassing engaging english-centric essential
    evident excelling expensive extensible fading far faster feasible finding fitting fluent
    focusing frontier fused gathering grounded growing guaranteed guided har harder helpful
    ideal identifiable important impossible impractical inaccessible inadequate inclusive
    incompatible inconsistent incurring independent indispensable indistinguishable ineffective
    inefficient infeasible inherent inspired instead insufficient integral intensive
    interacting interpretable intractable invariant invisible knowing labor-intensive later
    leading lifting longer looking matter meaning measurable misleading model-agnostic moderate
    moving necessary need neutral non-trivial nonetheless observable occurring offensive
    operating overconfident partitioning pervasive pivotal plausible pointing portable possible
    powerful predictable prevalent problematic prohibitive ranging reactive recoverable
    regardless relying reproducible requiring resource-intensive responding responsible
    resulting rising running safer scalable seeing seeking separable setting shorter slower
    smaller solely spanning stable starting stemming struggling suffering sufficient suitable
    tailored three-dimensional time-consuming totaling traceable tractable transparent
    triggering trivial truthful typical ubiquitous unfolding unnecessary unpredictable
    unrealistic unreliable unstable unsuitable updating usable useful viable visible vital
    weaker working
    """
)
"""Adjectives and participles that end sentences as nouns do."""
NOUNS_IN_LY = _words(
    "ally anomaly assembly belly bully butterfly family fly italy july monopoly oligopoly reply "
    "supply"
)
"""All other words with that ending are adverbs, or adjectives."""
PLAIN = _words(
    """
    accuracy algorithm application architecture architectures benchmark data dataset design
    evaluation format framework intelligence length llm lm method model network
    paradigm parameter sample software system technology text token tool training
    """
)
"""Nouns that add little at the end of a name."""
EMPTY = _words("dataset model network parameter system")
"""Words that say little at the beginning of a name either, as in ``model optimization``."""
HOLLOW = _words(
    """
    ai baseline benchmark classification data dataset deep detection generation image learning
    machine model network nlp prediction recognition segmentation system text textual training
    """
)
"""Words that name nothing together with a plain one: benchmark datasets, recognition models."""
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
FIELDS = frozenset({"computer vision", "neural networks"})
"""Fields that name a broad topic, but no topic among others of the same field."""
FAMILIAR = _words(
    """
    ai api ct cpu cuda dna eeg fpga gpu gui iot lidar llm mimo mri nlp pdf rgb rna sql tpu uav usb
    """
)
"""Abbreviations that more readers know than what they stand for."""
IRREGULAR = {
    "analyses": "analysis",
    "criteria": "criterion",
    "corpora": "corpus",
    "equilibria": "equilibrium",
    "hypotheses": "hypothesis",
    "indices": "index",
    "matrices": "matrix",
    "phenomena": "phenomenon",
    "syntheses": "synthesis",
    "theses": "thesis",
    "vertices": "vertex",
}
"""Plurals that no ending tells."""
