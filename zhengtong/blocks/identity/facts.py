"""Known facts for forms: values with the source that is shown beside them."""

from zhengtong.kernel.words import Text, text

from .views import CompanyView, KnownFact, PersonView

ONESELF: Text = text("实名注册信息", "Personal registration")
COMPANY: Text = text("法人注册信息", "The company's registration")
AGENT: Text = text("经办人的实名注册信息", "The agent's registration")
SEX: dict[str, str] = {"male": "男", "female": "女"}


def of_person(view: PersonView) -> dict[str, KnownFact]:
    """Who applies for themself is the one to be reached, too: the agent of forms that ask so."""
    return _known(
        ONESELF,
        {
            "person.name": view.name,
            "person.number": view.number,
            "person.mobile": view.mobile,
            "person.address": view.address,
            "person.birth": view.birth.isoformat(),
            "person.sex": SEX[view.sex],
            "agent.name": view.name,
            "agent.mobile": view.mobile,
        },
    )


def of_company(view: CompanyView) -> dict[str, KnownFact]:
    return _known(
        COMPANY,
        {
            "company.name": view.name,
            "company.credit_code": view.credit_code,
            "company.legal_representative": view.representative_name,
            "company.address": view.address,
            "company.phone": view.phone,
        },
    )


def of_agent(view: PersonView) -> dict[str, KnownFact]:
    return _known(
        AGENT,
        {"agent.name": view.name, "agent.number": view.number, "agent.mobile": view.mobile},
    )


def _known(source: Text, values: dict[str, str]) -> dict[str, KnownFact]:
    return {key: KnownFact(value, source) for key, value in values.items() if value}
