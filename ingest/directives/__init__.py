"""Who directed whom to do what: the directives of one report.

A directing word ("meminta", "harus", "jangan", "imbauan") is only a trigger: the construction
around it decides (`active`, `passive`, `modal`, `speech`, `nominal`), reading one clause with one
voice (`clauses`, `reader`). Who speaks is followed through the report (`parties.Voice`).
What a construction cannot settle is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Directive, Span
from ingest.directives import lexicon
from ingest.directives.active import active
from ingest.directives.citations import citations
from ingest.directives.clauses import Clause, clauses
from ingest.directives.details import Grounds, deadline_of, main_meeting
from ingest.directives.impersonal import told_passively
from ingest.directives.listed import item, lead_of, lists_of, whole_item
from ingest.directives.merge import merge
from ingest.directives.modal import modal
from ingest.directives.nominal import bare_agar, noun
from ingest.directives.prohibitive import prohibitive
from ingest.directives.reader import ISSUERS, Reader
from ingest.directives.speech import hortative, imperatives, may_be_imperative, verbless
from ingest.directives.voice import Voice, speakers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.model import Meeting, Quote, Regulation
    from ingest.context import Context
    from ingest.directives.draft import Draft
    from ingest.directives.lexicon import Trigger
    from ingest.directives.listed import Items, Lead

LOOK_AHEAD = 8
"""How many later directing words are looked at for one that opens a clause of its own."""
EVIDENCE_MAX = 900
"""Longest evidence in characters; of a longer sentence only the clause is shown."""

_LETS = frozenset({"mari", "marilah", "ayo"})
"""Words that open a call to all who hear it."""
_INSTEAD = frozenset({"tetapi", "tapi", "melainkan"})

READERS: Mapping[str, Callable[[Reader, Trigger, Voice, int], Draft | None]] = {
    "active": active, "first": active, "passive": told_passively, "modal": modal, "prohibitive": prohibitive,
    "hortative": hortative, "noun": noun, "conj": bare_agar,
}  # fmt: skip
"""Kind of directing word -> what reads the construction around it."""

CONFIDENCE: Mapping[str, float] = {
    "D-01": 0.9, "D-02": 0.8, "D-03": 0.7, "D-04": 0.9, "D-05": 0.85, "D-06": 0.9, "D-07": 0.8, "D-08": 0.65,
    "D-09": 0.65, "D-10": 0.6, "D-11": 0.75, "D-12": 0.75, "D-13": 0.75, "D-14": 0.7, "D-15": 0.65, "D-16": 0.6,
    "D-17": 0.4, "D-18": 0.6, "D-19": 0.6, "D-20": 0.75, "D-21": 0.65, "D-22": 0.6,
}  # fmt: skip


def find_directives(
    ctx: Context,
    meetings: Sequence[Meeting] = (),
    regulations: Sequence[Regulation] = (),
    quotes: Sequence[Quote] = (),
) -> tuple[Directive, ...]:
    """All directives of the report, in order of their place in the text.

    Collective addressees that no earlier layer named are registered in `ctx.groups`. The title is
    not read. `quotes` give the speakers of `ctx.quotes`.
    """
    triggers = lexicon.find_triggers(ctx)
    lists = lists_of(ctx)
    if not triggers and not ctx.quotes and not lists:
        return ()
    voice = Voice(ctx, speakers_of(ctx, quotes))
    found: list[tuple[Clause, Draft]] = []
    passed = first_quote = 0
    listed = _Listed(lists, len(ctx.quotes))
    for number in _worth_reading(ctx, triggers, lists):
        sentence = ctx.sentences[number]
        if passed < number:
            voice.told_sentences(passed, number)
        passed = number + 1
        while first_quote < len(ctx.quotes) and ctx.quotes[first_quote].end <= sentence.start:
            first_quote += 1
        told_by = listed.lead(ctx, number, voice) if lists else None
        if told_by is not None:
            parts = [item(ctx, number, listed.voice)]
        else:
            parts = clauses(ctx.text, sentence.start, sentence.end, number, ctx.quotes, first_quote)
        for part in parts:
            low = bisect_left(triggers, (part.start,))
            inside = triggers[low : bisect_left(triggers, (part.end,), low)]
            if inside and part.quote < 0 and not _told_by_someone(ctx, part, inside):
                inside = []
            if inside or told_by is not None or (part.quote >= 0 and may_be_imperative(ctx.text, part)):
                reader = Reader(ctx, part)
                drafts = _read(reader, inside, voice)
                if told_by is not None and not drafts and (whole := whole_item(reader, told_by, voice)) is not None:
                    drafts = [whole]
                found += [(part, draft) for draft in drafts]
            if part.quote >= 0:
                speaker = voice.speakers.get(part.quote)
                voice.spoke(speaker)
                voice.says(sentence.paragraph, speaker)
            else:
                voice.told(part.start, part.end)
    return _publish(ctx, found, meetings, regulations, listed.announced)


def _told_by_someone(ctx: Context, part: Clause, triggers: Sequence[Trigger]) -> bool:
    """Does someone say what must be, here or right before? In the report's own words a modal alone directs no one."""
    if any(trigger.word.kind != "modal" for trigger in triggers):
        return True
    start = part.start
    before = ctx.sentences[part.sentence - 1] if part.sentence else None
    if before is not None and before.paragraph == ctx.sentences[part.sentence].paragraph:
        start = before.start
    return not lexicon.telling_words().isdisjoint(ctx.text[start : part.end].lower().replace(",", " ").split())


class _Listed:
    """Follows the lists of directives as the report goes on."""

    def __init__(self, lists: Sequence[Items], voice: int) -> None:
        self._lists = {items.lead: items for items in lists}
        self._lead: Lead | None = None
        self._until = self._announced_at = 0
        self.voice = voice
        """Stands for the list among the positions of quotations."""
        self.announced: dict[int, int] = {}
        """Position of the sentence of an item -> that of the sentence that announces its list."""

    def lead(self, ctx: Context, number: int, voice: Voice) -> Lead | None:
        """Whose directives the list tells that the sentence is an item of, or None."""
        if self._lead is not None and number < self._until:
            self.announced[number] = self._announced_at
            return self._lead
        self._lead = None
        items = self._lists.get(number)
        if items is not None:
            sentence = ctx.sentences[number]
            self._lead = lead_of(Reader(ctx, Clause(sentence.start, sentence.end, -1, number)), voice)
            if self._lead is not None:
                self._until, self._announced_at = items.last, number
                voice.speakers[self.voice] = self._lead.issuer.id
        return None


def _worth_reading(ctx: Context, triggers: Sequence[Trigger], lists: Sequence[Items]) -> list[int]:
    """Positions of the sentences that hold a directing word, a quotation or an item of a list, in order."""
    starts = [sentence.start for sentence in ctx.sentences]
    wanted = {bisect_right(starts, trigger.start) - 1 for trigger in triggers}
    for quote in ctx.quotes:
        first = bisect_right(starts, quote.start) - 1
        wanted.update(range(first, bisect_left(starts, quote.end, max(first, 0))))
    for items in lists:
        wanted.update(range(items.lead, items.last))
    wanted.discard(-1)
    return sorted(wanted)


def _read(reader: Reader, triggers: Sequence[Trigger], voice: Voice) -> list[Draft]:
    """The drafts of one clause; a word inside what is already to be done opens nothing new."""
    out: list[Draft] = []
    if reader.clause.quote >= 0:
        out += imperatives(reader, voice)
        plain = all(trigger.word.kind == "conj" for trigger in triggers)
        if not out and plain and (made := verbless(reader, voice)) is not None:
            out.append(made)
    busy_until = -1
    read_until = reader.end(-1) if reader.count else 0
    for number, trigger in enumerate(triggers):
        if trigger.start >= read_until:
            break  # longer than `MAX_TOKENS`
        if trigger.start < busy_until or (out and _inside(out, trigger)):
            continue
        later = triggers[number + 1 : number + 1 + LOOK_AHEAD]
        draft = READERS[trigger.word.kind](reader, trigger, voice, _next_opening(reader, later))
        if draft is not None and not _is_outlet(reader.ctx, draft.issuer.id):
            out.append(draft)
            voice.says(reader.paragraph, draft.issuer.id)
            voice.directs(reader.clause.sentence, draft.issuer.id)
            busy_until = draft.action[1]
    return out


def _is_outlet(ctx: Context, party: str | None) -> bool:
    """Whether a party is the outlet that someone told it to ("saat dihubungi Harian.com"): it directs nobody."""
    body = ctx.entities.organisations.get(party or "")
    return body is not None and body.rule == "O-08"


def _inside(drafts: Sequence[Draft], trigger: Trigger) -> bool:
    return any(draft.action[0] <= trigger.start < draft.action[1] for draft in drafts)


def _next_opening(reader: Reader, later: Sequence[Trigger]) -> int:
    """Offset where the next directing word opens a clause of its own: ", dan meminta ...", ", dan X harus ..."."""
    for trigger in later:
        k = reader.at(trigger.start)
        if trigger.word.kind == "hortative" and trigger.word.form in _LETS:
            return reader.start(k - 1 if reader.low(k - 1) in {"dan", "serta", ","} else k)
        if trigger.word.kind == "active" and (comma := _of_another(reader, k)) > 0:
            return reader.start(comma)
        if trigger.word.kind == "active" and _in_a_row(reader, k):
            continue
        if trigger.word.kind in {"active", "passive", "prohibitive", "first"} and reader.low(k - 1) in {
            "dan", "serta", ",", "sekaligus", "juga", "pun", "kami", "saya", "kita",
        }:  # fmt: skip
            while reader.low(k - 1) in {"juga", "pun", "kami", "saya", "kita", "dan", "serta", ",", "sekaligus"}:
                k -= 1
            if reader.low(k - 1) in _INSTEAD:
                continue
            return reader.start(k)
        if trigger.word.kind in {"modal", "passive"}:
            for j in range(k - 1, max(-1, k - 12), -1):
                if reader.low(j) == "," and j + 1 < k:
                    return reader.start(j)
                if reader.low(j) in {"yang", "agar", "untuk", "bahwa"} | _INSTEAD:
                    break  # "jangan hanya meninjau, tetapi harus ada hasil" is one act
    return 1 << 60


def _in_a_row(reader: Reader, k: int) -> bool:
    """Does the verb at token `k` end a row of bare verbs, one act: "mendampingi, membantu dan mendorong warga"?"""
    return (
        reader.low(k - 1) in {"dan", "serta"}
        and lexicon.active_verb(reader.low(k - 2))
        and reader.low(k - 3) == ","
        and lexicon.active_verb(reader.low(k - 4))
    )


def _of_another(reader: Reader, k: int) -> int:
    """The comma before the one named who is the subject of the verb at token `k`: ", Bupati meminta ...", or 0."""
    first = reader.skip_back(k - 1, lexicon.words("subject_adverbs"))
    if not reader.is_named(first, ISSUERS):
        return 0
    while first > 1 and reader.is_named(first - 1, ISSUERS):
        first -= 1
    return first - 1 if reader.low(first - 1) == "," and first - 1 not in reader.named else 0


def _publish(
    ctx: Context,
    found: Iterable[tuple[Clause, Draft]],
    meetings: Sequence[Meeting],
    regulations: Sequence[Regulation],
    announced: Mapping[int, int],
) -> tuple[Directive, ...]:
    report = ctx.report.info.id
    meeting = main_meeting(meetings)
    grounds = Grounds(ctx, regulations)
    out: list[Directive] = []
    quoted: list[bool] = []
    for part, draft in sorted(found, key=lambda pair: pair[1].action):
        action = Span(draft.action[0], draft.action[1])
        text = action.of(ctx.text)
        deadline, deadline_date = deadline_of(ctx, action)
        sentence = ctx.sentences[part.sentence]
        basis, articles = grounds.of(sentence)
        whole = sentence.end - sentence.start <= EVIDENCE_MAX
        shown = Span(sentence.start, sentence.end) if whole else Span(part.start, part.end)
        quoted.append(part.quote >= 0)
        evidence = [_trimmed(ctx.text, shown)]
        if part.sentence in announced:
            lead = ctx.sentences[announced[part.sentence]]
            evidence.insert(0, _trimmed(ctx.text, Span(lead.start, lead.end)))
        out.append(
            Directive(
                id=ids.relation("directive", report, draft.issuer.id, text, str(action.start)),
                issuer=draft.issuer.id,
                addressees=draft.addressees,
                action=text,
                strength=draft.strength,
                verb=ctx.text[draft.verb[0] : draft.verb[1]],
                action_span=action,
                meeting=meeting,
                basis=basis,
                basis_articles=articles,
                follows=_follows(ctx, part, draft),
                deadline=deadline,
                deadline_date=deadline_date,
                evidence=tuple(evidence),
                rule=draft.rule,
                confidence=CONFIDENCE[draft.rule],
            )
        )
    return merge(out, quoted)


def _follows(ctx: Context, part: Clause, draft: Draft) -> str | None:
    """The party whose directive this one carries on: "meminta camat menindaklanjuti arahan Gubernur"."""
    end = max(part.end, draft.action[1])
    cited = [c.issuer for c in citations(ctx, part.start, end) if c.issuer != draft.issuer.id]
    return cited[0] if cited else None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


__all__ = ["find_directives"]
