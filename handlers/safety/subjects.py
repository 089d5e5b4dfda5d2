"""The conversations of reports and verdicts, and how they behave beside others."""

from handlers.declared import Subjects
from handlers.language import N_
from handlers.safety import reporting, whom

SUBJECTS = Subjects(
    matter=N_("the report"),
    conversations={**reporting.CONVERSATIONS, **whom.CONVERSATIONS, **reporting.OFFICE},
    reverses=reporting.REVERSES,
    too_late=reporting.TOO_LATE,
    office_work=(*reporting.OFFICE,),
    lists=("reports", "report_whom"),
    begun_by_people=("report", "report_whom", "reports"),
    can_wait=("held_back", "report_decide"),
)
