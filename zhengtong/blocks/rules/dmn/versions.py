"""The namespaces of the versions of DMN (DMN 1.5, 13.2; the same clause of the older versions)."""

from __future__ import annotations

from collections.abc import Mapping

OLD = "http://www.omg.org/spec/DMN/"
NEW = "https://www.omg.org/spec/DMN/"

#: Version of DMN by the namespace of its models.
VERSIONS: Mapping[str, str] = {
    f"{OLD}20151101/dmn.xsd": "1.1",
    f"{OLD}20180521/MODEL/": "1.2",
    f"{NEW}20191111/MODEL/": "1.3",
    f"{NEW}20211108/MODEL/": "1.4",
    f"{NEW}20230324/MODEL/": "1.5",
}
#: Namespace of the models by version.
NAMESPACES: Mapping[str, str] = {version: uri for uri, version in VERSIONS.items()}

#: Names of the language FEEL; an expression without a language is FEEL.
FEEL = frozenset(
    {
        "http://www.omg.org/spec/FEEL/20140401",
        f"{OLD}20180521/FEEL/",
        f"{NEW}20191111/FEEL/",
        f"{NEW}20211108/FEEL/",
        f"{NEW}20230324/FEEL/",
    }
)


def is_feel(language: str | None) -> bool:
    """Is this the language FEEL, in any version (or left out, or named plainly)?"""
    return not language or language in FEEL or language.strip().lower() == "feel"
