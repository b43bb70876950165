"""The named cast of all tests: one small city, its officials, and the people who come to them.

`build()` puts everybody into the test database in a handful of queries and returns the cast:

    people = cast.build()
    cases.actions.drafting.start(code, by=people.resident.actor, at=at)
    people.clerk.sign_in(client)

Each test has the stranger: somebody who is signed in and must see nothing.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.hashers import make_password

from zhengtong.blocks.identity.keys import resident_key, staff_key
from zhengtong.blocks.identity.models import (
    Account,
    Body,
    Company,
    Division,
    Mandate,
    Person,
    Staff,
)
from zhengtong.kernel import clock
from zhengtong.kernel.actors import STRANGER, Actor
from zhengtong.kernel.codes import credit_code, resident_number
from zhengtong.kernel.encryption import blind_index
from zhengtong.kernel.words import text

BEGAN = dt.datetime(2026, 1, 5, 9, 0, tzinfo=clock.zone())
PASSWORD = "yunhai-2026-ok"
BACKEND = "zhengtong.blocks.identity.backends.AccountBackend"

CITY, LAKE, HILL = "990100", "990102", "990103"
DIVISIONS = (
    (CITY, text("云海市", "Yunhai"), "3", None),
    (LAKE, text("南湖区", "Nanhu District"), "4", CITY),
    (HILL, text("北山区", "Beishan District"), "4", CITY),
)


def _code(organisation: str, division: str = CITY) -> str:
    return credit_code.make("1", "1", division, organisation)


WINDOW = _code("MB100001")
MARKET = _code("MB100002")
FIRE = _code("MB100003")
URBAN = _code("MB100004")
HEALTH = _code("MB100005")
CIVIL = _code("MB100006")
DATA = _code("MB100007")
LAKE_MARKET = _code("MB200002", LAKE)
BODIES = (
    (WINDOW, CITY, "centre", text("云海市政务服务中心", "Yunhai Service Centre"), "政务服务中心"),
    (MARKET, CITY, "market", text("云海市市场监督管理局", "Yunhai Market Bureau"), "市场监管局"),
    (FIRE, CITY, "fire", text("云海市消防救援支队", "Yunhai Fire Brigade"), "消防救援支队"),
    (URBAN, CITY, "urban", text("云海市城市管理局", "Yunhai Urban Bureau"), "城管局"),
    (HEALTH, CITY, "health", text("云海市卫生健康委员会", "Yunhai Health Commission"), "卫健委"),
    (CIVIL, CITY, "civil", text("云海市民政局", "Yunhai Civil Affairs Bureau"), "民政局"),
    (DATA, CITY, "data", text("云海市数据局", "Yunhai Data Bureau"), "数据局"),
    (LAKE_MARKET, LAKE, "market", text("南湖区市场监督管理局", "Nanhu Market Bureau"), "南湖市监"),
)

# key, name, division, birth, serial (an even one is a woman's), mobile, address
PEOPLE = (
    ("resident", "王秀英", LAKE, (1958, 3, 8), 102, "13900010001", "云海市南湖区荷花路12号3单元"),
    ("neighbour", "李建国", LAKE, (1975, 10, 1), 117, "13900010002", "云海市南湖区荷花路14号"),
    ("rare", "阿依古丽·𠮷䶮", HILL, (1990, 6, 15), 128, "13900010003", "云海市北山区云杉街5号"),
    ("representative", "陈志强", LAKE, (1982, 7, 21), 133, "13900010004", "云海市南湖区湖滨路88号"),
    ("agent", "赵敏", HILL, (1993, 11, 30), 144, "13900010005", "云海市北山区石桥巷2号"),
    ("stranger", "莫识君", HILL, (1988, 2, 29), 155, "13900010006", "云海市北山区望云台1号"),
)
COMPANY = (
    "云海鲜味餐饮有限公司",
    credit_code.make("9", "1", LAKE, "MA300001"),
    "云海市南湖区湖滨路88号",
    "0999-5550101",
)

# key, login, name, body, roles
OFFICIALS = (
    ("clerk", "zhouting", "周婷", WINDOW, ("window_clerk",)),
    ("market_reviewer", "sunlei", "孙磊", MARKET, ("reviewer",)),
    ("fire_reviewer", "gaofeng", "高峰", FIRE, ("reviewer",)),
    ("urban_reviewer", "linna", "林娜", URBAN, ("reviewer",)),
    ("approver", "huangwei", "黄伟", MARKET, ("approver",)),
    ("supervisor", "xujing", "徐静", WINDOW, ("supervisor",)),
    ("catalogue_manager", "mali", "马丽", DATA, ("catalogue_manager",)),
    ("auditor", "heping", "何平", DATA, ("auditor",)),
    ("data_steward", "guotao", "郭涛", DATA, ("data_steward",)),
    ("administrator", "luoqiang", "罗强", DATA, ("administrator",)),
    ("other_clerk", "tangyu", "唐宇", LAKE_MARKET, ("window_clerk", "reviewer", "approver")),
)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: who they are as an actor, and how they sign in.

    `number` is the resident number of people, `login` what staff type; both have `password`.
    """

    actor: Actor
    account: Account
    login: str
    number: str = ""
    mobile: str = ""
    address: str = ""
    password: str = PASSWORD

    @property
    def ref(self) -> str:
        return self.actor.ref

    @property
    def name(self) -> str:
        return self.actor.name

    def sign_in(self, client: Any) -> Any:
        """Sign this member in on a Django test client; returns the client."""
        client.force_login(self.account, backend=BACKEND)
        return client


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody. `representative_of_company` and `agent_of_company` act for the company."""

    resident: Member
    neighbour: Member
    rare: Member
    representative: Member
    agent: Member
    stranger: Member
    representative_of_company: Actor
    agent_of_company: Actor
    company: str
    company_name: str
    company_code: str
    clerk: Member
    market_reviewer: Member
    fire_reviewer: Member
    urban_reviewer: Member
    approver: Member
    supervisor: Member
    catalogue_manager: Member
    auditor: Member
    data_steward: Member
    administrator: Member
    other_clerk: Member
    nobody: Actor = STRANGER

    @property
    def reviewers(self) -> tuple[Member, Member, Member]:
        """The reviewers of market, fire and urban, in this order."""
        return self.market_reviewer, self.fire_reviewer, self.urban_reviewer


def city() -> None:
    """The divisions and bodies, without people."""
    for division, name, level, parent in DIVISIONS:
        Division.objects.create(code=division, name=name, level=level, parent_id=parent)
    Body.objects.bulk_create(
        Body(
            code=code,
            name=name,
            short=text(short, name["en"]),
            kind=kind,
            level="3" if division == CITY else "4",
            division_id=division,
            phone="0999-5550100",
            address=text("云海市南湖区政务大道1号", "1 Service Avenue, Nanhu, Yunhai"),
        )
        for code, division, kind, name, short in BODIES
    )


def build() -> Cast:
    """Put the city and the whole cast into the database."""
    city()
    people = _people()
    staff = _staff()
    name, code, address, phone = COMPANY
    boss, agent = people["representative"], people["agent"]
    company = Company.objects.create(
        name=name,
        credit_code=code,
        representative_id=_id(boss),
        representative_name=boss.name,
        address=address,
        phone=phone,
        created_at=BEGAN,
    )
    until = BEGAN + dt.timedelta(days=365)
    Mandate.objects.bulk_create(
        Mandate(
            person_id=_id(member),
            company=company,
            role=role,
            valid_from=BEGAN,
            valid_until=end,
            granted_by=boss.ref,
        )
        for member, role, end in ((boss, "representative", None), (agent, "agent", until))
    )
    ref = f"company:{company.pk}"
    return Cast(
        **people,
        **staff,
        representative_of_company=_for(boss, ref),
        agent_of_company=_for(agent, ref),
        company=ref,
        company_name=name,
        company_code=code,
    )


def _id(member: Member) -> int:
    return int(member.ref.partition(":")[2])


def _for(member: Member, company: str) -> Actor:
    return Actor(member.ref, "company", name=member.name, on_behalf_of=company)


def _accounts(keys: list[str]) -> list[Account]:
    hashed = make_password(PASSWORD)
    return Account.objects.bulk_create(
        Account(login_name=key, password=hashed, created_at=BEGAN, password_set_at=BEGAN)
        for key in keys
    )


def _people() -> dict[str, Member]:
    numbers = [resident_number.make(p[2], dt.date(*p[3]), p[4]) for p in PEOPLE]
    accounts = _accounts([resident_key(number) for number in numbers])
    rows = Person.objects.bulk_create(
        Person(
            account=account,
            name=name,
            number=number,
            number_index=blind_index(number),
            number_last4=number[-4:],
            mobile=mobile,
            address=address,
            level=4,
            created_at=BEGAN,
        )
        for account, number, (_key, name, _division, _birth, _serial, mobile, address) in zip(
            accounts, numbers, PEOPLE, strict=True
        )
    )
    return {
        told[0]: Member(
            actor=Actor(f"person:{row.pk}", "person", name=row.name),
            account=row.account,
            login=row.number,
            number=row.number,
            mobile=row.mobile,
            address=row.address,
        )
        for told, row in zip(PEOPLE, rows, strict=True)
    }


def _staff() -> dict[str, Member]:
    accounts = _accounts([staff_key(login) for _key, login, *_rest in OFFICIALS])
    rows = Staff.objects.bulk_create(
        Staff(
            account=account,
            login=login,
            body_id=body,
            name=name,
            roles=list(roles),
            created_at=BEGAN,
        )
        for account, (_key, login, name, body, roles) in zip(accounts, OFFICIALS, strict=True)
    )
    return {
        told[0]: Member(
            actor=Actor(
                f"staff:{row.pk}",
                "staff",
                name=row.name,
                body=row.body_id,
                roles=frozenset(row.roles),
            ),
            account=row.account,
            login=row.login,
        )
        for told, row in zip(OFFICIALS, rows, strict=True)
    }
