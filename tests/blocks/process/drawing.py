"""Draws BPMN files for the tests, in a notation that fits on one line an element.

    process("start s -> a", "user a window:clerk verb=accept result=x -> g", ...)

Each line is ``kind id [attributes] [-> target[:condition] …]``; the default way is ``*target``.
"""

from xml.sax.saxutils import quoteattr

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:zt="urn:zhengtong:bpmn:1" id="d" targetNamespace="urn:test">\n'
    '<bpmn:process id="p" name="试验流程" isExecutable="true">'
)
FOOT = "</bpmn:process></bpmn:definitions>"
TAGS = {
    "start": "startEvent",
    "end": "endEvent",
    "stop": "endEvent",
    "user": "userTask",
    "service": "serviceTask",
    "choice": "exclusiveGateway",
    "all": "parallelGateway",
    "timer": "intermediateCatchEvent",
    "edge": "boundaryEvent",
}


def process(*lines: str, facts: str = "") -> bytes:
    """The BPMN file of these lines; ``facts`` are the names known at the start."""
    body = ""
    if facts:
        names = "".join(f"<zt:fact name={quoteattr(name)}/>" for name in facts.split())
        body += f"<bpmn:extensionElements>{names}</bpmn:extensionElements>"
    flows = ""
    for line in lines:
        left, _, right = line.partition("->")
        kind, id, *words = left.split()
        default = ""
        for n, target in enumerate(part.strip() for part in right.split("|") if part.strip()):
            flow = f"{id}_{n}"
            target, _, condition = target.partition(":")
            if target.startswith("*"):
                default, target = f' default="{flow}"', target[1:]
            said = ""
            if condition:
                text = condition.strip().replace("&", "&amp;").replace("<", "&lt;")
                said = f"<bpmn:conditionExpression>{text}</bpmn:conditionExpression>"
            flows += (
                f'<bpmn:sequenceFlow id="{flow}" sourceRef="{id}" targetRef="{target.strip()}">'
                f"{said}</bpmn:sequenceFlow>"
            )
        body += _element(kind, id, words, default)
    return (HEAD + body + flows + FOOT).encode()


def _element(kind: str, id: str, words: list[str], default: str) -> str:
    given = dict(word.partition("=")[::2] for word in words)
    tag = TAGS[kind]
    attributes = f'id="{id}" name={quoteattr(given.pop("name", id))}{default}'
    inside = ""
    if kind == "user":
        settings = {"verb": "do", "participant": "window", "role": "clerk", "result": id} | given
        inside = "<zt:task " + " ".join(f"{k}={quoteattr(v)}" for k, v in settings.items() if v)
        inside = f"<bpmn:extensionElements>{inside}/></bpmn:extensionElements>"
    elif kind == "service":
        settings = {"name": given.get("op", "test.note")}
        if "results" in given:
            settings["results"] = given["results"]
        inside = "<zt:operation " + " ".join(f"{k}={quoteattr(v)}" for k, v in settings.items())
        inside = f"<bpmn:extensionElements>{inside}/></bpmn:extensionElements>"
    elif kind == "stop":
        inside = "<bpmn:terminateEventDefinition/>"
    elif kind in ("timer", "edge"):
        if kind == "edge":
            attributes += f' attachedToRef="{given["on"]}"'
            attributes += ' cancelActivity="false"' if "beside" in given else ""
        if "workdays" in given:
            inside = (
                f'<bpmn:extensionElements><zt:wait workdays="{given["workdays"]}"/>'
                "</bpmn:extensionElements>"
            )
        tag_, text = "timeDuration", given.get("after", "P1D")
        if "at" in given:
            tag_, text = "timeDate", given["at"]
        timer = f"<bpmn:{tag_}>{text}</bpmn:{tag_}>"
        inside += f"<bpmn:timerEventDefinition>{timer}</bpmn:timerEventDefinition>"
    return f"<bpmn:{tag} {attributes}>{inside}</bpmn:{tag}>"
