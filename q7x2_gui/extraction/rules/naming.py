"""Where a participant is named best: in full and in the body, rather than in the headline or as one of two sides."""

from __future__ import annotations

from q7x2_gui.domain.actor import ActorMention
from q7x2_gui.extraction.rules.draft import Draft, Party
from q7x2_gui.extraction.rules.scene import Scene


def best_mention(scene: Scene, draft: Draft, party: Party) -> ActorMention:
    """The mention to show for a party: of the event's own sentences first, for a person of the whole article."""
    mine = party.mention
    if mine.kind not in {"person", "office"} or not _wanting(scene, mine):
        return mine
    own = [m for s in draft.sentences for m in s.actors if _alike(mine, m) and not _wanting(scene, m)]
    if own:
        return max(own, key=lambda m: len(m.quote))
    return next((m for m in scene.actors if _alike(mine, m) and not _wanting(scene, m)), mine)


def _alike(mine: ActorMention, other: ActorMention) -> bool:
    return other.kind == "person" and (other.name, other.countries) == (mine.name, mine.countries)


def _wanting(scene: Scene, mention: ActorMention) -> bool:
    """Whether a mention stands in the headline, was inferred, or is a short form."""
    title = scene.article.title_span
    titled = title is not None and title[0] <= mention.start < title[1]
    short = scene.lexicon.by_word and " " not in mention.quote
    return titled or mention.resolved or short
