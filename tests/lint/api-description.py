#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sales Connect Setup authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/sales-connect-api.yaml is a sound OpenAPI 3.0 description."""

import re

import yaml

from findings import Report, text_of

try:
    import jsonschema
except ImportError:
    jsonschema = None

FILE = "docs/sales-connect-api.yaml"
SHAPE = "the description has the shape of OpenAPI 3.0"
REFERENCES = "every reference leads somewhere, every component is used"
OPERATIONS = "every operation has an id of its own, answers, tags and security that are declared"
PARAMETERS = "the parameters of a path are those in its address"
SCHEMAS = "every schema is sound"
EXAMPLES = "examples and defaults are what their schema says"

METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
MEMBERS = {
    "root": {"openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs"},
    "operation": {"tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
                  "callbacks", "deprecated", "security", "servers"},
    "response": {"description", "headers", "content", "links"},
    "parameter": {"name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode",
                  "allowReserved", "schema", "example", "examples", "content"},
    "components": {"schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
                   "callbacks"},
    "schema": {"title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
               "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum", "type",
               "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description", "format",
               "default", "nullable", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example", "deprecated"},
}
TYPES = {"string", "integer", "number", "boolean", "array", "object"}


class Loader(yaml.SafeLoader):
    """YAML in which a key may stand only once, and a date stays text."""


def construct_mapping(loader, node):
    keys = [loader.construct_object(k, deep=True) for k, _ in node.value]
    twice = {str(k) for k in keys if keys.count(k) > 1}
    if twice:
        raise yaml.constructor.ConstructorError(None, None, f"{', '.join(sorted(twice))} stands twice", node.start_mark)
    return loader.construct_mapping(node, deep=True)


Loader.add_constructor("tag:yaml.org,2002:map", construct_mapping)
Loader.add_constructor("tag:yaml.org,2002:timestamp", Loader.construct_yaml_str)


class Description:
    def __init__(self, root, report):
        self.root = root
        self.report = report
        self.used = set()

    def fault(self, sentence, place, what):
        self.report.fault(sentence, place or "#", what)

    def resolve(self, node, place):
        """Follows a reference, as far as it goes."""
        for _ in range(20):
            if not isinstance(node, dict) or "$ref" not in node:
                return node
            target = node["$ref"]
            self.used.add(target)
            if set(node) != {"$ref"}:
                self.fault(REFERENCES, place, f"what stands beside {target} is ignored")
            node = self.root
            for part in target.removeprefix("#/").split("/"):
                part = part.replace("~1", "/").replace("~0", "~")
                if not target.startswith("#/") or not isinstance(node, dict) or part not in node:
                    self.fault(REFERENCES, place, f"{target} is not there")
                    return {}
                node = node[part]
        self.fault(REFERENCES, place, "references in a circle")
        return {}

    def members(self, kind, node, place, required=()):
        if not isinstance(node, dict):
            self.fault(SHAPE, place, f"is no object ({kind})")
            return {}
        for name in node:
            if name not in MEMBERS[kind] and not str(name).startswith("x-"):
                self.fault(SHAPE, place, f"a {kind} has no member {name}")
        for name in required:
            if not node.get(name):
                self.fault(SHAPE, place, f"{name} is missing")
        return node

    def check_schema(self, node, place):
        if isinstance(node, dict) and "$ref" in node:
            self.resolve(node, place)
            return
        node = self.members("schema", node, place)
        kind = node.get("type")
        if kind is not None and kind not in TYPES:
            self.fault(SCHEMAS, place, f"no type: {kind}")
        if kind is None and not node.keys() & {"allOf", "oneOf", "anyOf", "not", "enum"} and node.keys() - {"description"}:
            self.fault(SCHEMAS, place, "has no type")
        if kind == "array" and "items" not in node:
            self.fault(SCHEMAS, place, "an array without items")
        for name in node.get("required", []):
            if "allOf" not in node and name not in node.get("properties", {}):
                self.fault(SCHEMAS, place, f"requires {name}, which it does not describe")
        values = node.get("enum", [])
        if "enum" in node and (not values or len({repr(v) for v in values}) != len(values)):
            self.fault(SCHEMAS, place, "an enumeration that is empty or names something twice")
        for low, high in (("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems")):
            if low in node and high in node and node[low] > node[high]:
                self.fault(SCHEMAS, place, f"{low} is above {high}")
        if "pattern" in node:
            try:
                re.compile(node["pattern"])
            except re.error as error:
                self.fault(SCHEMAS, place, f"pattern: {error}")
        self.check_parts(node, place)
        self.check_values(node, place)

    def check_parts(self, node, place):
        for name, part in node.get("properties", {}).items():
            self.check_schema(part, f"{place}/properties/{name}")
        for name in ("allOf", "oneOf", "anyOf"):
            for number, part in enumerate(node.get(name, [])):
                self.check_schema(part, f"{place}/{name}/{number}")
        for name in ("items", "not"):
            if name in node:
                self.check_schema(node[name], f"{place}/{name}")
        if isinstance(node.get("additionalProperties"), dict):
            self.check_schema(node["additionalProperties"], f"{place}/additionalProperties")

    def check_values(self, node, place):
        if jsonschema is None:
            return
        try:
            jsonschema.Draft4Validator.check_schema(node)
        except jsonschema.SchemaError as error:
            self.fault(SCHEMAS, place, error.message)
            return
        for name in ("default", "example"):
            if name in node:
                self.check_example(node, node[name], f"{place}/{name}")

    def check_example(self, schema, value, place):
        if jsonschema is None:
            return
        resolver = jsonschema.RefResolver.from_schema(self.root)
        for error in jsonschema.Draft4Validator(schema, resolver=resolver).iter_errors(value):
            self.fault(EXAMPLES, place, error.message)

    def check_content(self, node, place):
        for kind, media in node.items():
            if not re.fullmatch(r"[\w.*+-]+/[\w.*+-]+(; ?[\w-]+=[\w-]+)?", kind):
                self.fault(SHAPE, place, f"no media type: {kind}")
            self.check_schema(media.get("schema", {}), f"{place}/{kind}/schema")
            examples = [media["example"]] if "example" in media else []
            examples += [self.resolve(e, place).get("value") for e in media.get("examples", {}).values()]
            for value in examples:
                self.check_example(media.get("schema", {}), value, f"{place}/{kind}/example")

    def check_parameter(self, node, place):
        node = self.members("parameter", self.resolve(node, place), place, ("name", "in"))
        if node.get("in") not in ("query", "header", "path", "cookie"):
            self.fault(SHAPE, place, f"in: {node.get('in')}")
        if ("schema" in node) == ("content" in node):
            self.fault(SHAPE, place, "schema or content, one of them")
        self.check_schema(node.get("schema", {}), f"{place}/schema")
        if "example" in node:
            self.check_example(node.get("schema", {}), node["example"], f"{place}/example")
        return node

    def check_response(self, node, place):
        node = self.members("response", self.resolve(node, place), place, ("description",))
        for name, header in node.get("headers", {}).items():
            self.check_schema(self.resolve(header, place).get("schema", {}), f"{place}/headers/{name}")
        self.check_content(node.get("content", {}), f"{place}/content")

    def check_operation(self, node, place, ids):
        node = self.members("operation", node, place, ("summary",))
        name = node.get("operationId")
        if not name:
            self.fault(OPERATIONS, place, "has no operationId")
        elif name in ids:
            self.fault(OPERATIONS, place, f"{name} is the id of {ids[name]} too")
        ids[name] = place
        declared = {tag["name"] for tag in self.root.get("tags", [])}
        for tag in set(node.get("tags", [])) - declared:
            self.fault(OPERATIONS, place, f"the tag {tag} is not declared")
        if not node.get("tags"):
            self.fault(OPERATIONS, place, "has no tag")
        self.check_security(node.get("security", []), place)
        if not node.get("responses"):
            self.fault(OPERATIONS, place, "has no responses")
        for code, response in node.get("responses", {}).items():
            if not re.fullmatch(r"[1-5]\d\d|[1-5]XX|default", str(code)) or not isinstance(code, str):
                self.fault(SHAPE, f"{place}/responses", f"no status in quotes: {code}")
            self.check_response(response, f"{place}/responses/{code}")
        if "requestBody" in node:
            body = self.resolve(node["requestBody"], place)
            if not body.get("content"):
                self.fault(SHAPE, place, "a body without content")
            self.check_content(body.get("content", {}), f"{place}/requestBody")

    def check_security(self, wanted, place):
        for name in {name for way in wanted for name in way}:
            if name not in self.root.get("components", {}).get("securitySchemes", {}):
                self.fault(OPERATIONS, place, f"the security {name} is not declared")

    def check_paths(self):
        ids = {}
        shapes = {}
        for address, item in self.root.get("paths", {}).items():
            if not address.startswith("/"):
                self.fault(SHAPE, address, "does not begin with a slash")
            shape = re.sub(r"\{[^}]*\}", "{}", address)
            if shape in shapes:
                self.fault(SHAPE, address, f"is {shapes[shape]} again")
            shapes[shape] = address
            shared = [self.check_parameter(p, f"{address}/parameters") for p in item.get("parameters", [])]
            for method in item.keys() - METHODS - {"parameters", "summary", "description", "servers"}:
                self.fault(SHAPE, address, f"no method: {method}")
            for method in sorted(item.keys() & METHODS):
                place = f"{method.upper()} {address}"
                own = [self.check_parameter(p, place) for p in item[method].get("parameters", [])]
                self.check_operation(item[method], place, ids)
                self.check_address(address, shared + own, place)
        if not ids:
            self.fault(OPERATIONS, FILE, "there is none")

    def check_address(self, address, parameters, place):
        in_path = [p.get("name") for p in parameters if p.get("in") == "path"]
        if sorted(in_path) != sorted(re.findall(r"\{([^}]*)\}", address)):
            self.fault(PARAMETERS, place, f"describes {in_path}")
        for parameter in parameters:
            if parameter.get("in") == "path" and parameter.get("required") is not True:
                self.fault(PARAMETERS, place, f"{parameter.get('name')} must be required")
        both = [(p.get("name"), p.get("in")) for p in parameters]
        for name, _ in {pair for pair in both if both.count(pair) > 1}:
            self.fault(PARAMETERS, place, f"{name} stands twice")

    def check(self):
        self.members("root", self.root, "#", ("openapi", "info", "paths"))
        if not re.fullmatch(r"3\.0\.\d+", str(self.root.get("openapi"))):
            self.fault(SHAPE, "openapi", "is not 3.0")
        for name in ("title", "version"):
            if not isinstance(self.root.get("info", {}).get(name), str):
                self.fault(SHAPE, "info", f"{name} is missing or no text")
        components = self.members("components", self.root.get("components", {}), "components")
        self.check_security(self.root.get("security", []), "security")
        self.check_paths()
        for name, schema in components.get("schemas", {}).items():
            self.check_schema(schema, f"components/schemas/{name}")
        for name, response in components.get("responses", {}).items():
            self.check_response(response, f"components/responses/{name}")
        for kind in components.keys() - {"securitySchemes"}:
            for name in components[kind]:
                if f"#/components/{kind}/{name}" not in self.used:
                    self.fault(REFERENCES, f"components/{kind}", f"{name} is used by nothing")


def main():
    report = Report()
    for sentence in (SHAPE, REFERENCES, OPERATIONS, PARAMETERS, SCHEMAS, EXAMPLES):
        report.promise(sentence)
    if jsonschema is None:
        report.skip(EXAMPLES, "python3-jsonschema is not installed")
    try:
        root = yaml.load(text_of(FILE), Loader)
        Description(root, report).check()
    except yaml.YAMLError as error:
        report.fault(SHAPE, FILE, " ".join(str(error).split()))
    report.finish()


if __name__ == "__main__":
    main()
