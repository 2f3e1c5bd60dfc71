"""English words that say nothing of a subject, by what they do in a sentence."""

from __future__ import annotations

_PRONOUNS = """
    i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves who whom whose whoever
    which what whatever this that these those one ones something someone somebody anything anyone
    anybody everything everyone everybody nothing none noone nobody
"""
_DETERMINERS = """
    a an the all any another both each either neither every few several some such many much more
    most less least enough no other others own same
"""
_PREPOSITIONS = """
    about above across after against along among amongst around as at before behind below beneath
    beside besides between beyond by despite down due during except for from in inside into like of
    off on onto out outside over per since than through throughout thru till to toward towards under
    until up upon versus via vs with within without
"""
_CONJUNCTIONS = """
    and although because but if lest nor or otherwise provided so then though thus unless when
    whenever where whereas wherever whether while why yet
"""
_AUXILIARIES = """
    am are be been being can cannot could did do does doing done had has have having is may might
    must shall should was were will would
"""
_ADVERBS = """
    again almost alone already also altogether always anyhow anyway anywhere apart away back
    elsewhere else even ever everywhere far formerly further furthermore hence here how however
    indeed instead just last latter latterly meanwhile moreover mostly namely never nevertheless
    next not now nowhere often once only perhaps please quite rather really still sometime
    sometimes somewhere somehow there therefore together too very well afterwards beforehand former
    hereafter hereby herein hereupon nonetheless thence thereafter thereby therein thereupon whence
    whereafter whereby wherein whereupon whither
"""
_VERBS = """
    became become becomes becoming call describe fill find found get give go interest keep made make
    move put say see seem seemed seeming seems show take
"""
"""Those with which papers speak of themselves, and that any sentence may have."""
_QUANTITIES = """
    amount bottom detail empty first second third front full name part serious side sincere top
    whole two three four five six seven eight nine ten eleven twelve fifteen twenty forty fifty
    sixty hundred
"""
_PARTICLES = "co con de eg etc ie re un"
"""What remains of abbreviations, and of compounds such as re-ranking."""

ENGLISH_STOP_WORDS = frozenset(
    " ".join(
        (
            *(_PRONOUNS, _DETERMINERS, _PREPOSITIONS, _CONJUNCTIONS, _AUXILIARIES),
            *(_ADVERBS, _VERBS, _QUANTITIES, _PARTICLES),
        )
    ).split()
)
