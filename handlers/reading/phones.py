"""Phone numbers, Aadhaar-like numbers and card numbers among the digit runs of a message."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from stdnum import luhn, verhoeff

from handlers.folding import fold
from handlers.reading.digits import Atom, Run
from handlers.reading.number_words import MULTIPLIERS

_MOBILE = re.compile(r"(?:\+?91|0)?[6-9]\d{9}")
_LANDLINE = re.compile(r"0[1-9]\d{8,9}")
_TOLL_FREE = re.compile(r"1[89]00\d{6,7}|18\d{2}\d{6,7}")


def _keys(table: str) -> frozenset[str]:
    return frozenset(fold(word) for word in table.split())


_PHONE_WORDS = _keys(
    """
    phone fone फोन ph call cal kol कॉल mobile mob mo मो मोबाइल मोबाईल cell whatsapp watsapp whatsap wa वाट्सएप
    व्हाट्सएप व्हॉट्सअॅप व्हॉट्सअप व्हाट्सऐप watsap contact kontakt संपर्क sampark ring dial डायल landline लैंडलाइन
    लँडलाईन दूरध्वनी
    दूरभाष msg मेसेज मैसेज sms telegram mera_number likho miss missed bolo बोलो baat बात lava लावा lagao लगाओ talk
    reach helpdesk tel telephone std
    """
)
_REFERENCES = _keys(
    """
    order orders ordar ऑर्डर आर्डर tracking track ट्रैकिंग ट्रॅकिंग awb bill बिल invoice inv इनवॉइस इन्व्हॉइस letter
    patra पत्र जावक jawak javak serial sr सीरियल अनुक्रमांक batch बैच बॅच lot लॉट ref reference संदर्भ eway way ईवे
    challan चालान चलन docket डॉकेट utr
    txn transaction ट्रांजेक्शन token टोकन consignment cn lr gst gstin hsn sku udyam fssai iec model part barcode
    बारकोड isbn ean ticket तिकीट टिकट receipt rasid पावती रसीद file फाइल फाईल application आवेदन अर्ज arj
    registration regn reg नोंदणी पंजीयन roll policy पॉलिसी
    account खाता खाते khata khate ac acct ifsc parcel पार्सल shipment courier कुरियर meter मीटर consumer
    ग्राहक_क्रमांक licence license लाइसेंस परवाना po pnr survey सर्वे gat गट khasra खसरा plot article item code कोड
    meeting मीटिंग बैठक webinar वेबिनार computer कंप्यूटर जा
    bilty bilti बिल्टी बिलटी gr waybill eway ewaybill manifest voucher वाउचर memo मेमो quotation rr seat सीट engine chassis imei
    ration राशन रेशन booking बुकिंग complaint shikayat शिकायत takrar तक्रार case dak डाक
    """
)
_SKIPPED = _keys(
    """
    आईडी आयडी no सं num number numbers nambar नंबर नम्बर क्रमांक kramank क्र kr id is ka ki chi cha है hai ahe आहे the your my
    mera maza माझा मेरा # no. संख्या नं न च चा ची का की
    """
)
_MEASURES = _keys(
    """
    kg kgs kilo किलो gram gm g foot feet ft फुट inch inches इंच इंची mm cm mtr meter m metre मीटर sqft dozen
    darjan डझन दर्जन pcs pc piece pieces nag नग rs rupees rupaye रुपये रुपए रुपयांना ton टन quintal क्विंटल litre
    liter ltr लीटर ml gaj गज bori पोती packet percent % × = takke टक्के
    """
)
_LISTS = _keys(
    """
    size sizes saiz साइज साईझ साईज साइज़ rate rates रेट dar दर bhav भाव price prices कीमत किंमत no_size measure
    माप map number_size ₹ rs qty quantity weight weights वजन total kul कुल एकूण
    """
)
_NUMBER_WORDS = _keys("number numbers nambar नंबर नम्बर digit digits ank अंक आकडे no")
_MINE = _keys(
    "my our his her mera meri hamara hamare मेरा हमारा उनका unka maza majha aamcha amcha माझा आमचा त्याचा त्यांचा"
)
_PART_WORDS = _keys(
    """
    first second half part parts pehla pahla pehle पहले पहला पहली पहिला पहिले दूसरा दूसरे दुसरा दुसरे dusra dusre हिस्सा hissa
    आधा आधी aadha aadhi मग mag phir फिर nantar नंतर aage आगे pudhe पुढे join jodo jod जोड जोडा जोड़ो laga लगा lava लावा then
    starts begins start begin ends ending end last शुरू सुरू shuru suru शेवट शेवटी shevati आखिर aakhir
    """
)
_PIECES = _keys("half hissa हिस्सा part parts join jodo jod जोड जोडा जोड़ो laga लगा lava लावा")
_AADHAAR_WORDS = _keys(
    """
    aadhaar aadhar adhar adhaar आधार आधारकार्ड aadharcard uid uidai यूआईडी uidno aadhaarcard adharcard
    """
)
_ACCOUNT_WORDS = _keys(
    "account खाता खाते khata khate ac acct acc a/c अकाउंट अकाऊंट खात्याचा खात्याला खातं खात्यात ifsc passbook पासबुक"
)
_BACKWARDS = _keys(
    """
    ulta ulte ulti ulat उल्टा उलटा उलट उलटे उल्टे reverse reversed backward backwards उलटं मागून right_to_left rtl
    """
)


def _has(words: tuple[str, ...], keys: frozenset[str]) -> bool:
    return any(fold(word) in keys for word in words)


def _named(run: Run) -> str | None:
    """The key of the word that names a run: the nearest before it that is not "number", "is" and the like."""
    for word in reversed(run.before):
        key = fold(word)
        if key not in _SKIPPED and word not in ("r", "ru", "रु"):
            return key
    return None


def is_reference(run: Run) -> bool:
    """Whether a run is the number of an order, a bill, a letter, a parcel or another thing, written for all to see."""
    return not run.veiled and _named(run) in _REFERENCES and not _has(run.before[-2:], _PHONE_WORDS)


def is_account(run: Run) -> bool:
    """Whether a run, in a text that speaks of a bank account, is that account's number: 9 to 18 digits."""
    name = _named(run)
    if not 9 <= len(run.digits) <= 18 or _has(run.before[-2:], _PHONE_WORDS):
        return False
    if name in _REFERENCES and name not in _ACCOUNT_WORDS:
        return False
    if name in _ACCOUNT_WORDS or _has(run.before, _ACCOUNT_WORDS):
        return True
    return not _MOBILE.fullmatch(run.digits)


def _spans(run: Run, lengths: range) -> Iterator[tuple[Atom, ...]]:
    """Neighbouring atoms of a run whose digits are so many together, the longest first."""
    atoms = run.atoms
    for first in range(len(atoms)):
        total = 0
        for last in range(first, min(first + 16, len(atoms))):
            total += len(atoms[last].digits)
            if total in lengths:
                yield atoms[first : last + 1]
            if total >= lengths.stop:
                break


def has_phone(run: Run, whole_text_words: frozenset[str]) -> bool:
    """Whether a run of digits holds a number to reach a person."""
    if is_reference(run):
        return False
    near = (*run.before, *run.after)
    told = (
        _has(near, _PHONE_WORDS)
        or (run.loose and _has(near, _NUMBER_WORDS))
        or (_has(run.before[-3:], _NUMBER_WORDS) and _has(run.before[-3:], _MINE))
    )
    digits = run.digits
    if _TOLL_FREE.fullmatch(digits):
        return False
    if run.lead.rstrip(" (").endswith("+") and 8 <= len(digits) <= 15:
        return True
    if _has_backwards(digits, whole_text_words):
        return True
    if run.loose and not told and not all(atom.spelt or len(atom.digits) in (1, 5) for atom in run.atoms):
        return False
    if aadhaar_in(run):
        return False
    for atoms in _spans(run, range(10, 14)):
        together = "".join(atom.digits for atom in atoms)
        if _MOBILE.fullmatch(together) and _dialled(atoms, run, told):
            return True
        if _LANDLINE.fullmatch(together) and (told or len(atoms) in (2, 3)) and len(atoms) == len(run.atoms):
            return True
    return told and (_abroad(digits) or _area_and_number(run))


_FARTHEST_PART = 36
"""Signs between two parts of one number."""


def told_in_parts(runs: Sequence[Run], words: frozenset[str]) -> bool:
    """Whether a number is told piece by piece with words between ("first half 650..., second half ...")."""
    if not words & _PART_WORDS or not words & (_PHONE_WORDS | _NUMBER_WORDS | _PIECES):
        return False
    for first in range(len(runs)):
        digits = runs[first].digits
        for before, run in pairwise(runs[first : first + 4]):
            if run.atoms[0].start - before.atoms[-1].end > _FARTHEST_PART or not (_is_part(before) and _is_part(run)):
                break
            digits += run.digits
            if len(digits) == _MOBILE_DIGITS and _MOBILE.fullmatch(digits):
                return True
    return False


_MOBILE_DIGITS = 10
_WHOLE = re.compile(r"(?:91|0)?[6-9]\d{9}")
_LONG_PIECE = 4


def are_a_number(runs: Sequence[Run], words: frozenset[str]) -> bool:
    """Whether runs of one writer, with words or messages between them, are the pieces of one mobile number: "98765" and then
    "43210". `words`: the keys of all that was written. Prices, amounts and days are no pieces."""
    if not _WHOLE.fullmatch("".join(run.digits for run in runs)) or not all(_may_be_piece(run) for run in runs):
        return False
    values = [int(run.digits) for run in runs]
    if all(value >= 100 and value % 10 == 0 for value in values):
        return False
    if words & (_PHONE_WORDS | _NUMBER_WORDS):
        return True
    if any(_has(run.after[:1], _PRICED) for run in runs):
        return False
    spelt = any(atom.spelt for run in runs for atom in run.atoms)
    return spelt or any(len(run.digits) >= _LONG_PIECE for run in runs)


_PRICED = _keys("ka ki ke wala wali wale का की के वाला वाली वाले me mein में cha chi che चा ची चे la ला tak तक ko को se से")
"""Words behind a price or an amount: "875 ka, 1250 wala"."""


def _may_be_piece(run: Run) -> bool:
    """Whether a run may be a piece of a number whose other pieces stand elsewhere; one digit alone may be, too."""
    follows = [fold(word) for word in run.after[:1]]
    return (
        len(run.digits) <= 9
        and not any(word in _MEASURES or word in MULTIPLIERS or word in _DAYS for word in follows)
        and not _has(run.before[-2:], _LISTS)
        and not is_reference(run)
    )


_DAYS = _keys(
    """
    din days day दिन दिवस divas tarikh tareekh तारीख तारखे baje बजे वाजता vajta log लोग percent fisad फीसदी hafte हफ्ते month months
    mahine महीने january february march april may june july august september october november december saal साल year years
    """
)


def _is_part(run: Run) -> bool:
    """Whether a run may be a piece of a number: no measure, no amount and no reference."""
    follows = [fold(word) for word in run.after[:1]]
    return (
        2 <= len(run.digits) <= 8
        and not any(word in _MEASURES or word in MULTIPLIERS for word in follows)
        and not _has(run.before[-2:], _LISTS)
        and not is_reference(run)
    )


def _abroad(digits: str) -> bool:
    """A number with the code of a country that buyers call from, written without its plus sign."""
    return 11 <= len(digits) <= 13 and digits[:2] in ("44", "12", "97", "65", "61", "49")


def _area_and_number(run: Run) -> bool:
    """A landline written without its leading zero: an area code, then the subscriber's number."""
    return (
        len(run.digits) == 10
        and len(run.atoms) > 1
        and 2 <= len(run.atoms[0].digits) <= 4
        and run.digits[0] in "2345678"
    )


def _has_backwards(digits: str, words: frozenset[str]) -> bool:
    return (
        bool(words & _BACKWARDS)
        and 10 <= len(digits) <= 12
        and bool(_MOBILE.fullmatch(digits[::-1]) or _MOBILE.fullmatch(digits))
    )


def _dialled(atoms: tuple[Atom, ...], run: Run, told: bool) -> bool:
    """Whether digits that could be a mobile number are one, and not sizes, prices or measures in a row."""
    if len(atoms) == 1:
        return not (len(atoms) == len(run.atoms) and run.after and fold(run.after[0]) in MULTIPLIERS)
    if told:
        return True
    values = [int(atom.digits) for atom in atoms]
    lengths = {len(atom.digits) for atom in atoms}
    if run.after and fold(run.after[0]) in _MEASURES and atoms[-1] is run.atoms[-1]:
        return False
    if len(atoms) >= 4 and lengths != {1} and _one_way(values):
        return False
    if lengths == {1} and all(atom.spelt for atom in atoms):
        return True  # no list of sizes or rates is told digit by digit
    if _has(run.before[-2:], _LISTS):
        return False
    if all(value >= 100 and value % 10 == 0 for value in values):
        return False
    extra = len(run.atoms) - len(atoms)
    return extra == 0 or (extra <= 2 and not _one_way([int(atom.digits) for atom in run.atoms]))


def _one_way(values: list[int]) -> bool:
    pairs = list(pairwise(values))
    return all(one < two for one, two in pairs) or all(one > two for one, two in pairs)


def aadhaar_in(run: Run) -> tuple[Atom, ...] | None:
    """The atoms of an Aadhaar-like number: twelve digits with a right check digit, the first digit being any."""
    named = _has(run.before[-3:], _AADHAAR_WORDS)
    if (is_reference(run) or run.lead.rstrip(" (").endswith("+")) and not named:
        return None
    for atoms in _spans(run, range(12, 13)):
        digits = "".join(atom.digits for atom in atoms)
        if not verhoeff.is_valid(digits) or len(set(digits)) == 1:
            continue
        in_fours = [len(atom.digits) for atom in atoms] == [4, 4, 4]
        if re.match(r"91[6-9]", digits) and not named and not in_fours:
            continue
        if named or len(atoms) == len(run.atoms):
            return atoms
    return None


def card_in(run: Run) -> tuple[Atom, ...] | None:
    """The atoms of a payment card's number: 13 to 19 digits with a right check digit in a scheme's range.

    Of 14 digits only Diners Club's (30, 36, 38, 39) are one: an FSSAI number has 14 too and begins with 1 or 2.
    """
    if is_reference(run):
        return None
    for atoms in _spans(run, range(13, 20)):
        digits = "".join(atom.digits for atom in atoms)
        begins = "3" if len(digits) == 14 else "23456"
        if digits[0] in begins and luhn.is_valid(digits) and len(set(digits)) > 1 and len(atoms) == len(run.atoms):
            return atoms
    return None
