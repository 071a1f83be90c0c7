#!/usr/bin/env python3
"""Derives x-known-keys.json from X's OpenAPI description: the body keys and the query parameters of the routes that the
sandbox answers.

usage: x-known-keys.py openapi.json > src/main/resources/social/starling/sandbox/x/x-known-keys.json
"""
import json
import sys

KEPT = ("type", "required", "enum", "pattern", "minItems", "maxItems", "minimum", "maximum", "minLength", "maxLength")
ROUTES = {
    "me": "/2/users/me",
    "by_username": "/2/users/by/username/{username}",
    "timeline": "/2/users/{id}/tweets",
    "lookup": "/2/tweets",
    "lookup_one": "/2/tweets/{id}",
    "search": "/2/tweets/search/recent",
    "media_status": "/2/media/upload",
}


def main():
    api = json.load(open(sys.argv[1], encoding="utf-8"))

    def resolve(node):
        while "$ref" in node:
            target = api
            for step in node["$ref"][2:].split("/"):
                target = target[step]
            node = target
        return node

    def schema(node):
        node = resolve(node)
        kept = {key: node[key] for key in KEPT if key in node}
        if "properties" in node:
            kept["properties"] = {key: schema(value) for key, value in sorted(node["properties"].items())}
        if "items" in node:
            kept["items"] = schema(node["items"])
        return kept

    def query(path):
        parameters = [resolve(one) for one in api["paths"][path]["get"].get("parameters", [])]
        return sorted(one["name"] for one in parameters if one["in"] == "query")

    def fields(name):
        return sorted(api["components"]["parameters"][name]["schema"]["items"]["enum"])

    def body(path):
        return schema(api["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"])

    json.dump(
        {
            "derived_from": f"{api['info']['title']} {api['info']['version']}",
            "create_post": body("/2/tweets"),
            "initialize_media": body("/2/media/upload/initialize"),
            "media_metadata": body("/2/media/metadata"),
            "query": {name: query(path) for name, path in ROUTES.items()},
            "post_fields": fields("PostFieldsParameter"),
            "post_expansions": fields("PostExpansionsParameter"),
        },
        sys.stdout,
        indent=2,
    )
    print()


main()
