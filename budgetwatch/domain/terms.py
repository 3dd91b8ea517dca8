"""The field's own words for the values of the vocabulary, as Messages: one place for screen, paper and terminal."""

from __future__ import annotations

from dataclasses import replace

from budgetwatch.domain.checklist import Answer, AnsweredItem, ProposedAnswer
from budgetwatch.domain.code import Classification
from budgetwatch.domain.contract import Procedure
from budgetwatch.domain.credit_act import ActKind
from budgetwatch.domain.fact import Verdict
from budgetwatch.domain.finding import Audience, ExplanationState, Judgement, State
from budgetwatch.domain.hearing import CommitmentState, ReplyStatus
from budgetwatch.domain.issue import Severity
from budgetwatch.domain.layout import Role, RowKind, TableKind
from budgetwatch.domain.measure import Measure
from budgetwatch.domain.message import Message, msg, msgn
from budgetwatch.domain.piece import PieceState, Standing

MEASURES: dict[Measure, Message] = {
    Measure.PROPOSED: msg("proposed"),
    Measure.VOTED: msg("voted"),
    Measure.REVISED: msg("revised"),
    Measure.COMMITTED: msg("committed"),
    Measure.VERIFIED: msg("verified"),
    Measure.ORDERED: msg("ordered"),
    Measure.PAID: msg("paid"),
    Measure.TRANCHE: msg("programming-law tranche"),
    Measure.MOVEMENT: msg("movement of credits"),
    Measure.ESTIMATED: msg("estimate"),
    Measure.AWARDED: msg("awarded"),
    Measure.AMENDED: msg("amendments"),
    Measure.CONTRACT_PAID: msg("paid on the contract"),
    Measure.DELIVERED: msg("delivered"),
    Measure.PENALTY: msg("late penalties"),
}
CLASSIFICATIONS: dict[Classification, Message] = {
    Classification.ADMINISTRATION: msg("administration"),
    Classification.PROGRAMME: msg("programme"),
    Classification.NATURE: msg("nature of spending"),
    Classification.FUNCTION: msg("function"),
    Classification.REGION: msg("region"),
    Classification.FUNDING: msg("source of funding"),
    Classification.FORCE: msg("force"),
}
VERDICTS: dict[Verdict, Message] = {
    Verdict.READY: msg("Ready: everything is evidenced."),
    Verdict.REVIEW: msg("To be reviewed"),
    Verdict.REFUSED: msg("Refused"),
}
STATES: dict[State, Message] = {
    State.FIRED: msg("signal"),
    State.NOT_FIRED: msg("nothing found"),
    State.INSUFFICIENT_SAMPLE: msg("insufficient sample"),
    State.UNAVAILABLE: msg("unavailable"),
}
SEVERITIES: dict[Severity, Message] = {
    Severity.INFO: msg("for information"),
    Severity.WARNING: msg("to verify"),
    Severity.ERROR: msg("inconsistent"),
}
UNSIGNED = msg("not signed")
"""What stands for the name of who did something and gave none."""
JUDGEMENTS: dict[Judgement, Message] = {
    Judgement.TO_EXAMINE: msg("To examine"),
    Judgement.TO_ASK: msg("To ask"),
    Judgement.EXPLAINED: msg("Explained"),
    Judgement.DISMISSED: msg("Set aside"),
}
EXPLANATION_STATES: dict[ExplanationState, Message] = {
    ExplanationState.TO_CHECK: msg("To check"),
    ExplanationState.CONFIRMED: msg("Confirmed"),
    ExplanationState.RULED_OUT: msg("Ruled out"),
}
AUDIENCES: dict[Audience, Message] = {
    Audience.PUBLIC: msg("Public"),
    Audience.COMMITTEE: msg("Committee"),
    Audience.CLOSED: msg("Closed session"),
}
ANSWERS: dict[Answer | None, Message] = {
    Answer.YES: msg("Yes"),
    Answer.PARTLY: msg("Partly"),
    Answer.NO: msg("No"),
    Answer.NOT_APPLICABLE: msg("Not applicable"),
    Answer.REFUSED: msg("Information refused"),
    Answer.CLASSIFIED: msg("Information classified"),
    Answer.UNAVAILABLE: msg("Data unavailable"),
    None: msg("Not yet treated"),
}
FEW = msg("Not enough data")
"""The proposed answer where the data are there but hold too few cases."""


def proposed_words(proposed: ProposedAnswer) -> Message:
    """A proposed answer in words: too few cases are not data that lack."""
    return FEW if proposed.few else ANSWERS[proposed.answer]


TO_READ = msg("Figures to read")
"""The data give values and propose no answer: a person reads them and judges."""


def answer_words(item: AnsweredItem) -> Message:
    """The answer on show in words."""
    if item.automatic and item.answer is None:
        return TO_READ
    if item.automatic and item.proposed is not None:
        return proposed_words(item.proposed)
    return ANSWERS[item.answer]


REPLIES: dict[ReplyStatus, Message] = {
    ReplyStatus.NOTED: msg("Noted, not yet judged"),
    ReplyStatus.ANSWERED: msg("Answered"),
    ReplyStatus.IN_WRITING: msg("To follow in writing"),
    ReplyStatus.REFUSED: msg("Reply refused"),
    ReplyStatus.EVADED: msg("Question evaded"),
}
COMMITMENTS: dict[CommitmentState, Message] = {
    CommitmentState.OPEN: msg("Open"),
    CommitmentState.KEPT: msg("Commitment kept"),
    CommitmentState.NOT_KEPT: msg("Commitment not kept"),
}
PROCEDURES: dict[Procedure, Message] = {
    Procedure.OPEN: msg("open tender"),
    Procedure.RESTRICTED: msg("restricted tender"),
    Procedure.QUOTATIONS: msg("request for quotations"),
    Procedure.INTERNAL_COMPETITION: msg("internal competition"),
    Procedure.DIRECT: msg("direct award"),
    Procedure.UNKNOWN: msg("procedure not stated"),
}
ACT_KINDS: dict[ActKind, Message] = {
    ActKind.FINANCE_LAW: msg("initial finance law"),
    ActKind.AMENDING_LAW: msg("supplementary finance law"),
    ActKind.PROVISIONAL: msg("provisional twelfths"),
    ActKind.ADVANCE_DECREE: msg("advance decree"),
    ActKind.VIREMENT: msg("virement (within a ministry)"),
    ActKind.TRANSFER: msg("transfer (between ministries)"),
    ActKind.CARRY_OVER: msg("carry-over"),
    ActKind.FREEZE: msg("freeze"),
    ActKind.UNFREEZE: msg("release of a freeze"),
    ActKind.CANCELLATION: msg("cancellation"),
    ActKind.RESTORATION: msg("restoration"),
    ActKind.INTEGRATION: msg("integration of resources"),
    ActKind.REALLOCATION: msg("change of the allocation"),
    ActKind.OPENING: msg("opening of credits"),
    ActKind.REDUCTION: msg("reduction of credits"),
    ActKind.UNKNOWN: msg("kind of act not known"),
}
TABLE_KINDS: dict[TableKind, Message] = {
    TableKind.BUDGET: msg("budget"),
    TableKind.CONTRACTS: msg("contract register"),
    TableKind.ACTS: msg("acts that move credits"),
    TableKind.PROGRAMMING: msg("programming law"),
    TableKind.HEADCOUNT: msg("headcount"),
    TableKind.ADVANCES: msg("advances"),
    TableKind.CALENDAR: msg("budget calendar"),
    TableKind.SERIES: msg("series"),
    TableKind.OTHER: msg("other table"),
}
ROW_KINDS: dict[RowKind, Message] = {
    RowKind.HEADER: msg("header"),
    RowKind.LINE: msg("line"),
    RowKind.HEADING: msg("heading"),
    RowKind.SUBTOTAL: msg("subtotal"),
    RowKind.OF_WHICH: msg("of which"),
    RowKind.TOTAL: msg("total"),
    RowKind.NOTE: msg("note"),
    RowKind.REPEATED_HEADER: msg("repeated header"),
    RowKind.EMPTY: msg("empty row"),
    RowKind.UNREADABLE: msg("unreadable row"),
}
MANY = 2
COUNTED_ROWS: dict[RowKind, Message] = {
    RowKind.HEADER: msgn("{count} header", "{count} headers", MANY),
    RowKind.HEADING: msgn("{count} heading", "{count} headings", MANY),
    RowKind.LINE: msgn("{count} line", "{count} lines", MANY),
    RowKind.SUBTOTAL: msgn("{count} subtotal", "{count} subtotals", MANY),
    RowKind.OF_WHICH: msgn("{count} of which", "{count} of which", MANY),
    RowKind.TOTAL: msgn("{count} total", "{count} totals", MANY),
    RowKind.NOTE: msgn("{count} note", "{count} notes", MANY),
    RowKind.REPEATED_HEADER: msgn("{count} repeated header", "{count} repeated headers", MANY),
    RowKind.EMPTY: msgn("{count} empty row", "{count} empty rows", MANY),
    RowKind.UNREADABLE: msgn("{count} unreadable", "{count} unreadable", MANY),
}
ROLES: dict[Role, Message] = {
    Role.CODE: msg("code"),
    Role.LABEL: msg("label"),
    Role.YEAR: msg("year"),
    Role.PERIOD: msg("period"),
    Role.MEASURE: msg("stage"),
    Role.AMOUNT: msg("amount"),
    Role.RATE: msg("rate"),
    Role.QUANTITY: msg("quantity"),
    Role.DATE: msg("date"),
    Role.PARTY: msg("party"),
    Role.UNIT: msg("unit of each row"),
    Role.TEXT: msg("text"),
    Role.IGNORED: msg("ignored"),
}
FIELDS: dict[str, Message] = {
    "id": msg("contract number"),
    "subject": msg("subject"),
    "buyer": msg("buyer"),
    "supplier": msg("contract holder"),
    "supplier_id": msg("registration of the holder"),
    "owner": msg("beneficial owner"),
    "year": msg("year"),
    "procedure": msg("kind of procedure"),
    "procedure_text": msg("procedure"),
    "legal_basis": msg("legal basis"),
    "secret": msg("secret contract"),
    "category": msg("category"),
    "offers": msg("number of offers"),
    "approval": msg("approving authority"),
    "budget_line": msg("budget line"),
    "estimated": MEASURES[Measure.ESTIMATED],
    "awarded": MEASURES[Measure.AWARDED],
    "amended": MEASURES[Measure.AMENDED],
    "advance": msg("advance"),
    "paid": MEASURES[Measure.CONTRACT_PAID],
    "delivered": MEASURES[Measure.DELIVERED],
    "delivered_share": msg("share delivered"),
    "penalty": MEASURES[Measure.PENALTY],
    "published": msg("date of publication"),
    "deadline": msg("closing date for offers"),
    "award_date": msg("date of award"),
    "signed": msg("date of signature"),
    "due": msg("date due"),
    "received": msg("date received"),
    "last_paid": msg("date of the last payment"),
    "currency": msg("currency"),
    "address": msg("address"),
    "phone": msg("telephone"),
    "trade_register": msg("trade register number"),
    "kind": msg("works, supplies or services"),
    "approved": msg("date of approval"),
    "guaranteed": msg("guarantee of the advance"),
    "amendment_date": msg("date of an amendment"),
    "amendment_subject": msg("subject of an amendment"),
}
"""The fields of a contract, in the order in which a register names them."""
RECORD_FIELDS: dict[TableKind, dict[str, Message]] = {
    TableKind.ACTS: {
        "reference": msg("reference of the act"),
        "kind_text": msg("kind of act"),
        "date": msg("date"),
        "signed": msg("date of signature"),
        "signatory": msg("signatory"),
        "source_code": msg("code of the programme that gives"),
        "source": msg("programme that gives"),
        "target_code": msg("code of the programme that receives"),
        "target": msg("programme that receives"),
        "programme_code": msg("code of the programme"),
        "programme": msg("programme"),
        "ae": msg("commitment authorisations (AE)"),
        "cp": msg("payment appropriations (CP)"),
        "amount": msg("amount"),
        "ratified": msg("ratified"),
        "subject": msg("subject"),
        "year": msg("year"),
        "currency": msg("currency"),
        "opened": msg("credits opened"),
        "opened_ae": msg("credits opened (AE)"),
        "opened_cp": msg("credits opened (CP)"),
        "cancelled": msg("credits cancelled"),
        "cancelled_ae": msg("credits cancelled (AE)"),
        "cancelled_cp": msg("credits cancelled (CP)"),
    },
    TableKind.HEADCOUNT: {
        "code": msg("code"),
        "force": msg("force"),
        "category": msg("category"),
        "year": msg("year"),
        "authorised": msg("authorised posts"),
        "actual": msg("actual strength"),
        "stated": msg("strength"),
        "note": msg("remark"),
    },
    TableKind.ADVANCES: {
        "reference": msg("reference of the advance"),
        "date": msg("date"),
        "imprest": msg("imprest account"),
        "beneficiary": msg("beneficiary"),
        "purpose": msg("purpose"),
        "budget_line": msg("budget line"),
        "amount": msg("amount advanced"),
        "justified": msg("amount justified"),
        "regularised": msg("date regularised"),
        "year": msg("year"),
        "currency": msg("currency"),
    },
    TableKind.CALENDAR: {
        "event": msg("event"),
        "due": msg("date due"),
        "actual": msg("date of the event"),
        "body": msg("institution in charge"),
        "reference": msg("reference"),
        "note": msg("remark"),
        "year": msg("year"),
    },
}
"""The fields of the other registers, in the order in which they name them."""


def counted_rows(kind: RowKind, count: int) -> Message:
    """How many rows of a kind: `125 lines`."""
    return replace(COUNTED_ROWS[kind], arguments=(("count", count),), count=count)


PIECE_STATES: dict[PieceState, Message] = {
    PieceState.RECEIVED: msg("came"),
    PieceState.RECEIVED_LATE: msg("came late"),
    PieceState.IN_DOSSIER: msg("in the dossier"),
    PieceState.REFUSED: msg("refused"),
    PieceState.CLASSIFIED: msg("classified"),
    PieceState.NEVER_MADE: msg("never made"),
    PieceState.LATE: msg("late"),
    PieceState.EXPECTED: msg("expected"),
}
STANDINGS: dict[Standing, Message] = {
    Standing.DRAFT: msg("draft"),
    Standing.VOTED: msg("voted"),
    Standing.PROVISIONAL: msg("provisional"),
    Standing.AUDITED: msg("audited"),
}
TO_CHECK = "à vérifier"
"""What dated files say of a rule that nobody has read in its source yet."""


BY_COMMITTEE = "committee"
"""The status of a rule that a committee set itself."""


def status_of(mark: str) -> Message | str:
    """How a text says the status of a dated rule: the marks of data in the reader's language."""
    said = {TO_CHECK: msg("to be checked"), BY_COMMITTEE: msg("set by the committee")}
    return said.get(mark, mark)
