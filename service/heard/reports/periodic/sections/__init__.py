"""What each word of a pack's `shows` stands for: one function a word, asked with a connection and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from heard.reports.periodic.asked import Asked, Content
from heard.reports.periodic.sections import (
    actions,
    awards,
    compliments,
    elsewhere,
    equality,
    in_hand,
    learning,
    measures,
    numbers,
    ombudsman,
    refused,
    regulator,
    restricted,
    satisfaction,
    self_assessment,
    trends,
    written,
)

SECTIONS: Mapping[str, Callable[[Connection, Asked], Content]] = {
    "measures": measures.measures,
    "open by stage": in_hand.by_stage,
    "open by age": in_hand.by_age,
    "age": in_hand.by_age,
    "open by area": in_hand.by_area,
    "overdue": in_hand.overdue,
    "numbers": numbers.numbers,
    "volume": numbers.numbers,
    "outcomes": numbers.outcomes,
    "outcomes and recommendations": numbers.outcomes_and_recommendations,
    "risks": numbers.risks,
    "categories": learning.themes,
    "themes": learning.themes,
    "nature of complaints": learning.themes,
    "causes": learning.causes,
    "trends": trends.trends,
    "compliments": compliments.compliments,
    "excluded contacts": restricted.restricted,
    "satisfaction": satisfaction.satisfaction,
    "equality analysis": equality.equality,
    "interpreter requests": equality.interpreters,
    "types refused": refused.refused,
    "actions": actions.actions,
    "actions outstanding": actions.outstanding,
    "awards": awards.awards,
    "references elsewhere": elsewhere.references,
    "ombudsman orders": ombudsman.ombudsman,
    "ombudsman determinations": ombudsman.ombudsman,
    "ombudsman reports": ombudsman.ombudsman,
    "regulator's measures": regulator.regulators_measures,
    "self-assessment": self_assessment.self_assessment,
    "lessons": written.from_causes,
    "improvements": written.from_causes,
    "training": written.from_causes,
    "policy changes": written.from_causes,
    "performance in numbers and words": measures.measures,
    "non-compliance findings": written.a_person_writes,
    "governing body's response": written.a_person_writes,
    "annual report when due": written.a_person_writes,
}
