"""The catalogue of product concepts: their names in every language, and finding them in what people type."""

import re
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from functools import cache, cached_property, lru_cache

from handlers.folding import close_key, fold, fold_all, normalise, tokens
from handlers.matching.alone import DEALING, Alone, is_for_something
from handlers.matching.case_words import says_whose, without_whose
from handlers.matching.cells import parts_of
from handlers.matching.concept_tree import ConceptTree
from handlers.matching.described import STUFF, Descriptions, described, stretches, without_also
from handlers.matching.forms import (
    SHORT_KEY,
    SHORTEST_REPAIRED,
    Form,
    Forms,
    WordForms,
    combinations,
    is_repaired,
    keys_of_way,
    stems_of_way,
)
from handlers.matching.guarded import is_guarded, is_said_of_goods, is_somebody, spoken_words, verbs
from handlers.matching.heads import headed, packs_of, purposes
from handlers.matching.name_keys import (
    LITTLE,
    Concepts,
    by_keys,
    by_stems,
    closest,
    keys_of,
    longest_by_first,
    reach_of,
    run_together,
    singular_of,
    spellings_of,
    stem,
)
from handlers.matching.own_words import NONE, OwnWords
from handlers.matching.phrases import DENIED
from handlers.matching.products import Product, Tag
from handlers.matching.written_so import WrittenSo
from storage import reference

_AND = frozenset(normalise(word) for word in "aur और and ani आणि व".split())
_COMMA = re.compile(r"[,;|\n।]")
_SHORTEST_TOGETHER, _MOST_TOGETHER = 6, 3
_FEW_WORDS = 2
_WEIGHED, _COUNTED = frozenset({"kg", "tonne", "litre"}), frozenset({"piece", "pair", "set"})
_SHELF = frozenset({"puja_items", "cosmetics"})
_NO_NAME: Forms = [Form("=", False, "=", "=")]
"""The form of a word that is no part of any name."""
_NO_CONCEPTS: Concepts = {}
_SHORT_TEXT, _TEXTS_KEPT = 80, 4096
"""A talk asks of the same words again and again what goods they are: of so many short texts it is kept."""


class Catalogue(ConceptTree):
    """Concepts with phrase, stem and spelling indexes; build once, then reading a text takes well under 1 ms."""

    def __init__(self, products: Iterable[Product]) -> None:
        """Index the names of these products; a later product of the same slug replaces the earlier."""
        super().__init__(products)
        self.own = NONE
        """Sellers' own words: looked at only for enquiries that name nothing else."""
        self._traps: set[tuple[str, ...]] = set()
        self._closes: dict[tuple[str, str], frozenset[str]] = {}
        self._written = WrittenSo(self.products)
        spellings: list[tuple[str, tuple[str, ...], str]] = []
        misspelt: list[tuple[str, tuple[str, ...], str]] = []
        for product in self.products.values():
            for name in product.english:
                spellings += [(product.slug, *spelt) for spelt in spellings_of(name, singular_of(name))]
            for name in product.hindi + product.marathi + product.roman:
                spellings += [(product.slug, *spelt) for spelt in spellings_of(name, "")]
            for name in product.wrong:
                misspelt += [(product.slug, *spelt) for spelt in spellings_of(name, "")]
            for trap in product.not_this:
                self._traps.add(tuple([stem(key) for key in keys_of(trap)]))
        self._spelt = frozenset(word for _, words, _ in spellings for word in words)
        folds = fold_all(word for _, words, _ in spellings for word in words)
        romans = (name for product in self.products.values() for name in (*product.english, *product.roman))
        native = (name for product in self.products.values() for name in (*product.hindi, *product.marathi))
        inside = frozenset(folds.values()).difference(folds[words[0]] for _, words, _ in spellings if len(words) == 1)
        self._words = WordForms({*folds.values()}, romans, native, inside)  # spelt right: others are mended to these
        folds |= fold_all(word for _, words, _ in misspelt for word in words)
        self._phrases = by_keys(
            (slug, tuple([folds[word] for word in words]), plain) for slug, words, plain in (*spellings, *misspelt)
        )
        self._stems = by_stems(self._phrases)
        joined = (
            name for product in self.products.values() for name in product.names if not _AND.isdisjoint(name.split())
        )
        self._with_and = {keys_of(name) for name in joined}
        self._longest = max((len(phrase) for phrase in [*self._phrases, *self._traps]), default=0)
        self._begun = longest_by_first(self._phrases) | longest_by_first(self._stems)
        for word, length in longest_by_first(self._phrases).items():
            self._begun[word] = max(length, self._begun[word])
        self._traps_begun = longest_by_first(self._traps)
        self._tagged_lately = lru_cache(_TEXTS_KEPT)(self._tag)
        self._concepts_lately = lru_cache(_TEXTS_KEPT)(self._concepts_in)

    def tags(self, words: Sequence[str], through: Collection[int] = (), breaks: Collection[int] = ()) -> list[Tag]:
        """The products that normalised words name, longest names first, look-alikes left out.

        Words at the places `through` (a number inside "patthar ki 10 murti") do not break a name; before those at
        `breaks` stands a comma or a full stop, over which no name goes.
        """
        words = [
            "ke" if word == "k" and place else word for place, word in enumerate(words)
        ]  # "mitti k cup", no "k wire"
        breaks = {*breaks, *purposes(words, self)}
        named = self._named(words, through, breaks)
        tags = headed(named, words, self, breaks, through)
        kept = {place for tag in tags for place in range(tag.first, tag.end)}
        lost = [tag.first for tag in named if tag.first not in kept] + packs_of(tags, words, self)
        return described(
            tags,
            without_whose(without_also(words), self._spelt),
            breaks,
            lambda: self._descriptions,
            self.general_of,
            self.is_line,
            self._imitates,
            lost,
        )

    @cached_property
    def _descriptions(self) -> Descriptions:
        return Descriptions(self.products.values(), self.general_of, self._written)

    def _imitates(self, words: Sequence[str]) -> bool:
        """Whether a look-alike stands among these words: what "leatherette" covers is no leather and no other goods."""
        forms = [self._words.of(word) for word in words if word not in LITTLE]
        return any(self._trap_at(forms, start) for start in range(len(forms)))

    def _named(self, words: Sequence[str], through: Collection[int], breaks: Collection[int]) -> list[Tag]:
        kept = [(place, word) for place, word in enumerate(words) if word not in LITTLE and place not in through]
        forms = [_NO_NAME if says_whose(words, place, self._spelt) else self._words.of(word) for place, word in kept]
        found: list[Tag] = []
        start = imitation = 0
        while start < len(kept):
            trap = self._trap_at(forms, start)
            reach = reach_of(kept, start, self._longest, breaks)
            tag = self._tag_at(kept, forms, start, reach, words)
            if (tag is None or tag[1] == 1) and reach > _FEW_WORDS:
                tag = self._tag_around_a_word(kept, forms, start) or tag
            if trap > (tag[1] if tag else 0) or (tag and trap == tag[1] and tag[0].repaired):
                start += trap
                imitation = start if trap == 1 else 0
            elif tag and imitation and start == imitation:  # "leatherette sofa cover": all of it is of that stuff
                start = imitation = start + tag[1]
            elif tag and not self._only_talked(kept, start, tag[1], words, breaks):
                found.append(tag[0])
                start += tag[1]
            else:
                start += 1
        return found

    def _only_talked(
        self, kept: list[tuple[int, str]], start: int, length: int, words: Sequence[str], breaks: Collection[int]
    ) -> bool:
        """Whether one word that names goods and is an everyday verb too ("aale", "banana") stands where a verb does:
        in a sentence, with no amount, no word of wanting or selling, no goods after a comma or an "and" ("aata, besan")
        and, of two words, no other goods beside it."""
        place = kept[start][0]
        if length == 1 and is_somebody(words, place):
            return not any(not word or word.isdigit() or word in DEALING for word in words)
        if length > 1 or kept[start][1] not in spoken_words() or len(kept) == 1:
            return False
        around = [*words[max(0, place - 2) : place], *words[place + 1 : place + 3]]
        if is_for_something(words, place) or any(not word or word.isdigit() or word in DEALING for word in around):
            return False
        if start + 1 < len(kept) and fold(kept[start + 1][1]) in self._words.vocabulary:
            after = kept[start + 1][0]
            opens = start == 0 or place in breaks or words[place - 1] in _AND
            if (opens and after in breaks) or (after == place + 2 and words[place + 1] in _AND):
                return False
        if len(kept) > _FEW_WORDS:
            return True
        word, other = kept[start][1], kept[1 - start][1]
        daily = other in verbs() if self._is_english(word) else other in spoken_words()
        return not ((fold(other) in self._words.vocabulary and not daily) or is_said_of_goods(other))

    def _is_english(self, word: str) -> bool:
        """Goods by their English name are no verb of Hindi or Marathi: "bag for school"."""
        named = (self.products[slug].english for slug in self._phrases.get((fold(word),), _NO_CONCEPTS))
        return any(word in names or f"{word}s" in names for names in named)

    def beside(self, own: OwnWords) -> "Catalogue":
        """This catalogue with these own words of sellers beside it."""
        if not (own or self.own):
            return self
        if own:
            self._make_all()  # once for all copies
        other = copy(self)
        other.own = own
        return other

    def _make_all(self) -> None:
        _ = self._descriptions, self._run_together
        self._words.make_all()

    def own_tag(self, words: Sequence[str], breaks: Collection[int]) -> tuple[Tag, tuple[str, ...]] | None:
        """The goods that normalised words name as some seller does, with all concepts that are written so."""
        return self.own.find(words, breaks, self._known_keys, self._words.vocabulary.__contains__)

    def has_word(self, word: str) -> bool:
        """Whether a word stands in some name, in whatever case."""
        return any(not form.repaired and form.key in self._words.vocabulary for form in self._words.of(word))

    def told_alone(self, words: Sequence[str], breaks: Collection[int], *, counted: bool) -> Tag | None:
        """The goods that one word of a stretch tells alone, though no name is that word; to be asked back."""
        found = self._alone.teller(words, breaks, self._words.of) if counted else None
        if found or not any(map(self._imitates, (words[first:end] for first, end in stretches(words, breaks)))):
            return found or self._alone.thing(words, breaks, self._known_keys)
        return None

    @cached_property
    def _alone(self) -> Alone:
        return Alone(self._phrases, self._descriptions)

    def _known_keys(self, word: str) -> list[str]:
        return [form.key for form in self._words.of(word) if not form.repaired]

    @staticmethod
    @cache
    def shipped() -> "Catalogue":
        """The catalogue of the shipped names."""
        return Catalogue(reference.product_names())

    def named(self, words: Sequence[str]) -> str:
        """The one concept that these words together are a name of, or nothing."""
        concepts = self._phrases.get(tuple([fold(word) for word in words if word not in LITTLE]), {})
        return self._meant(concepts, " ".join(words))[0] if concepts else ""

    def kind_of(self, part: str, said: str, head: str) -> str:
        """The kind of a head that has a name of the part before the head's word: garlic pickle for "lasun", "achar"."""
        kinds = set(self.kinds_of(head)) - {head}
        last = fold(said)
        for name in self.products[part].names:
            concepts = self._phrases.get((*keys_of(name), last), _NO_CONCEPTS)
            if found := next((slug for slug in concepts if slug in kinds), ""):
                return found
        return ""

    def tag(self, text: str) -> list[Tag]:
        """The products that a text names, in order."""
        return list(self._tagged_lately(text) if len(text) <= _SHORT_TEXT else self._tag(text))

    def _tag(self, text: str) -> list[Tag]:
        words: list[str] = []
        breaks = []
        for part in _COMMA.split(text):
            breaks.append(len(words))
            words += tokens(part)
        return self.tags(words, breaks=breaks[1:])

    def surely_names(self, text: str) -> bool:
        """Whether a text names goods without a slip of the pen."""
        return any(not tag.repaired for tag in self.tag(text))

    def names_only(self, text: str) -> bool:
        """Whether a text is nothing but names of goods: it tells neither who sells nor who buys."""
        words = tokens(text)
        named = {place for tag in self.tags(words) for place in range(tag.first, tag.end)}
        return bool(named) and all(place in named or word in LITTLE for place, word in enumerate(words))

    def concepts_in(self, cell: str) -> tuple[str, ...]:
        """The concepts of a seller's product cell, in order of mention; of ambiguous words all."""
        return self._concepts_lately(cell) if len(cell) <= _SHORT_TEXT else self._concepts_in(cell)

    def _concepts_in(self, cell: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for part in parts_of(cell):
            for tag in self._things_of(part):
                found.update(dict.fromkeys(tag.concepts))
        if not found:
            for tag in self.tag(cell):
                found.update(dict.fromkeys(tag.concepts))
        return tuple(found)

    def _things_of(self, part: str) -> list[Tag]:
        """What a part of a cell names, without what only says of what the counted thing right behind is: "tea towels"."""
        tags = self.tag(part)
        if len(tags) != 2 or tags[0].end != tags[1].first:
            return tags
        stuff, thing = (self.products[tag.slug].unit for tag in tags)
        made = set(tags[0].concepts) <= STUFF or stuff in _WEIGHED
        two = _SHELF.intersection(self.general_of(tags[0].slug))  # "roli sindoor"
        return tags[1:] if made and thing in _COUNTED and not two else tags

    @cached_property
    def _run_together(self) -> dict[str, tuple[str, ...]]:
        """The keys of all names by their letters without any space, for "dal chini" and "papermashi"."""
        found: dict[str, tuple[str, ...]] = {}
        for keys in self._phrases:
            together = run_together(keys)
            if len(together) >= _SHORTEST_TOGETHER and (together not in found or len(keys) < len(found[together])):
                found[together] = keys
        return found

    def _trap_at(self, forms: list[Forms], start: int) -> int:
        longest = max((self._traps_begun.get(form.stem, 0) for form in forms[start]), default=0)
        for length in range(min(longest, len(forms) - start), 0, -1):
            for way in combinations(forms[start : start + length]):
                if not is_repaired(way) and stems_of_way(way) in self._traps:
                    return length
        return 0

    def _tag_at(
        self, kept: list[tuple[int, str]], forms: list[Forms], start: int, reach: int, said: Sequence[str]
    ) -> tuple[Tag, int] | None:
        longest = max((self._begins(form) for form in forms[start]), default=0)
        for length in range(min(reach, max(longest, _MOST_TOGETHER)), 0, -1):
            span = kept[start : start + length]
            words = " ".join(word for _, word in span)
            listed = length > 1 and any(word in _AND for word in said[span[0][0] : span[-1][0]])
            best: tuple[int, Concepts] | None = None
            for way in combinations(forms[start : start + length]) if length <= longest else ():
                if listed and keys_of_way(way) not in self._with_and:  # "mirchi aur achar" is no chilli pickle
                    continue
                for effort, concepts in enumerate(self._named_by(way)):
                    effort += 2 * is_repaired(way)
                    if concepts and (best is None or effort < best[0]):
                        best = (effort, concepts)
            if best is None and length <= _MOST_TOGETHER and not listed and self._may_run_together(span):
                keys = self._run_together_at(forms[start : start + length])
                if keys is not None and len(keys) != length and all(word and not word.isdigit() for _, word in span):
                    best = (1, self._phrases[keys])
            if best:
                tag = Tag(self._meant(best[1], words), words, span[0][0], span[-1][0] + 1, best[0] >= 2)
                return tag, length
        return None

    def _may_run_together(self, span: list[tuple[int, str]]) -> bool:
        """Words of daily talk are one word only where a name has it so: "foot wear"; "बना सकती" is no Banskathi rice, and
        "bumper" no bhuna peda."""
        words = [word for _, word in span]
        return not all(map(is_guarded, words)) or (len(words) > 1 and "".join(words) in self._spelt)

    def _run_together_at(self, forms: list[Forms]) -> tuple[str, ...] | None:
        """The name that these words are, written apart or run together: "dal chini", of the last word also the singular,
        "wheel chairs"."""
        first = [form[0].key for form in forms[:-1]]
        for last in forms[-1]:
            if not last.repaired and (keys := self._run_together.get(run_together((*first, last.key)))) is not None:
                return keys
        return None

    def _begins(self, form: Form) -> int:
        """How many words the longest name has that begins with this form."""
        return max(self._begun.get(form.key, 0), self._begun.get(form.stem, 0))

    def _named_by(self, way: tuple[Form, ...]) -> tuple[Concepts, Concepts]:
        """The concepts of a name as spelt, and those of a name with the same stem; of one short or everyday word
        only concepts that are written so."""
        keys = keys_of_way(way)
        exact, stemmed = self._phrases.get(keys, _NO_CONCEPTS), self._stems.get(stems_of_way(way), _NO_CONCEPTS)
        if len(way) > 1:
            return self._written.only(exact, way), self._written.only(stemmed, way)
        (form,) = way
        if form.repaired:  # a short word is repaired only beside another word of its name: "farm tols"
            return (exact if len(form.said) >= SHORTEST_REPAIRED else _NO_CONCEPTS), _NO_CONCEPTS
        if is_guarded(form.said):
            return {slug: names for slug, names in exact.items() if form.said in names}, _NO_CONCEPTS
        if len(form.key) <= SHORT_KEY:
            close = close_key(form.said)
            written = {slug: names for slug, names in exact.items() if close in self._closes_of(form.key, slug, names)}
            return written, _NO_CONCEPTS
        return exact, stemmed

    def _closes_of(self, key: str, slug: str, names: Iterable[str]) -> frozenset[str]:
        known = self._closes.get((key, slug))
        if known is None:
            known = self._closes[key, slug] = frozenset(close_key(name) for name in names)
        return known

    def _tag_around_a_word(self, kept: list[tuple[int, str]], forms: list[Forms], start: int) -> tuple[Tag, int] | None:
        """A name of two words with one describing word between them: "leather office bag", "dry red chilli"."""
        span = kept[start : start + 3]
        if len(span) < 3 or not all(word and not word.isdigit() for _, word in span) or forms[start + 1] is _NO_NAME:
            return None
        between = span[1][1]
        if forms[start + 1][0].key in self._words.vocabulary or between in DENIED:  # "papad nakot ata" is no flour
            return None
        way = (forms[start][0], forms[start + 2][0])
        exact, stemmed = self._named_by(way)
        if not (concepts := exact or stemmed):
            return None
        words = f"{span[0][1]} {span[2][1]}"
        return Tag(self._meant(concepts, words), words, span[0][0], span[2][0] + 1, False), 3

    def _meant(self, concepts: Concepts, words: str) -> tuple[str, ...]:
        """Which of several concepts with one key: those written just so; of a concept and its own kind, the kind."""
        if len(concepts) == 1:
            return tuple(concepts)
        just_so = tuple(slug for slug, written in concepts.items() if words in written) or closest(concepts, words)
        above = {general for slug in just_so for general in self.general_of(slug)}
        return tuple(slug for slug in just_so if slug not in above) or just_so
