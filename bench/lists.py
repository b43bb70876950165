"""A list of invented service items in the form in which the portal of Guangdong gives its own."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

from zhengtong.kernel.codes import credit_code


def _words(text: str) -> list[str]:
    return text.split()


SUBJECTS = _words("""
    食品小作坊 道路货运 出租汽车 网络预约 人力资源 民办学校 托育机构 养老机构 医疗器械 药品零售
    诊所 护士 医师 兽药 农药 种子 饲料 渔业捕捞 林木采伐 取水 排污 危险废物 放射性物品 建筑施工
    工程质量 燃气经营 供热经营 城镇排水 户外招牌 临时占道 绿化迁移 文物保护 营业性演出 娱乐场所
    出版物零售 印刷经营 电影放映 旅行社 导游 烟花爆竹
""")
ACTIONS = _words("""
    设立许可 经营许可 变更登记 延续 注销 备案 年度报告 资格认定 执业注册 补发 审批 验收 核准
    人员考核 场所核查 信息更正 补贴申领 信用修复 检验检测 证明开具 档案查询 统计登记 公示 转让 停业
""")
CASES = _words("""
    首次申请 增加项目 减少项目 名称变更 地址变更 负责人变更 遗失补办 到期换证 跨区迁移 一般情形
""")
BODIES = _words("""
    市场监督管理局 交通运输局 卫生健康局 住房和城乡建设局 农业农村局 水务局 生态环境局 教育局
    文化和旅游局 民政局 人力资源和社会保障局 城市管理局 应急管理局 公安局 自然资源局 林业局 商务局
    司法局 财政局 统计局
""")
PLACES = _words("东江 西岭 南屏 北川 青湖")


def rows(count: int, *, seed: int = 0) -> Iterator[dict[str, object]]:
    """So many items, each with a name of its own."""
    rng = Random(seed)
    bodies = [
        (credit_code.make("1", "1", f"4401{n // len(BODIES):02d}", f"MB{n:06d}"), place + body)
        for n, (place, body) in enumerate((p, b) for p in PLACES for b in BODIES)
    ]
    for number in range(count):
        subject = SUBJECTS[number % len(SUBJECTS)]
        action = ACTIONS[number // len(SUBJECTS) % len(ACTIONS)]
        case = CASES[number // (len(SUBJECTS) * len(ACTIONS)) % len(CASES)]
        code, body = rng.choice(bodies)
        name = f"{subject}{action}（{case}）"
        basic = f"4401{number:08d}"
        yield {
            "TASK_CODE": f"{code}3{basic}",
            "TASK_NAME": name,
            "CATAID": basic,
            "subCatalogName": f"{subject}{action}",
            "DEPT_NAME": body,
            "TASK_TYPE": rng.choice(("01", "05", "07", "20")),
            "AREACODE": "440100",
            "matter_level": "市级",
            "visit_number": str(rng.randrange(3)),
            "handle_time": f"{rng.choice((10, 20, 30))}(工作日)",
            "handle_time_limit": f"{rng.randint(1, 10)}(工作日)",
            "handle_location": f"办理地点：{body[:2]}区政务大道{rng.randrange(1, 200)}号",
            "accept_standard": f"从事{subject}的单位或者个人，符合规定条件的，可以办理{action}。",
            "consult_phone": f"020-{rng.randrange(10**7, 10**8)}",
            "complain_phone": "020-12345",
            "courier_service": "是",
            "theme_category": ["其他"],
            "service_object_name": ["自然人", "企业法人"],
            "material_intro": [f"{action}申请表", "身份证明", f"{subject}情况说明"],
        }


def write(path: Path, count: int) -> None:
    """Write the list as JSON Lines."""
    with path.open("w") as file:
        for row in rows(count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
