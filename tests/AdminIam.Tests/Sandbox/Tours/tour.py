#!/usr/bin/python3
"""
A tour over every operation of the sandbox by a client that shares no code with it. Each operation is done once, and
brought to its main error; the client's own service model says which codes, HTTP statuses and shapes AWS has.
"""

import argparse
import base64
import datetime
import hashlib
import hmac
import itertools
import json
import multiprocessing
import os
import re
import shutil
import tempfile
import time
import traceback

import clients
import javascript
import stops
import stops_accounts
import stops_center
import stops_credentials
import stops_roles

# Errors that AWS documents for all operations, and that no model declares for one.
COMMON_ERRORS = {"AccessDenied": 403, "InvalidClientTokenId": 403, "ValidationError": 400}

# The services whose actions begin with another name.
SIGNING_NAMES = {"sso-admin": "sso"}

# The sandbox encodes no message, so there is none to decode.
NEVER_SUCCEEDS = {"DecodeAuthorizationMessage"}

# AWS leaves it out for a key that was never used; models of before 2024 call it required.
NO_LONGER_REQUIRED = {("AccessKeyLastUsed", "LastUsedDate")}


class Tour:
    """Makes the calls of a stop, and notes what was seen and what was wrong."""

    def __init__(self, client, endpoint, lone_endpoint, material, nobody):
        self.client = client
        self.endpoint = endpoint
        self.lone_endpoint = lone_endpoint
        self.material = material
        self.nobody = nobody
        self.done = set()
        self.failed = set()
        self.mistakes = []

    def ok(self, operation, check=None, keys=clients.ROOT, **parameters):
        """A call that succeeds; check tells whether the result is right."""
        if self.client.checks_permissions and keys == clients.ROOT and operation not in self.done | self.failed:
            self._deny(operation, parameters)
        reply = self.client.call(self.endpoint, keys, operation, parameters)
        if (reply.code, reply.status) != ("", 200):
            self.mistakes.append(f"{operation}({parameters}) answered {reply.status} {reply.code}: {reply.message}")
            return {}
        self.done.add(operation)
        model = self.client.operation_model(operation)
        if model.output_shape is None:
            if reply.result:
                self.mistakes.append(f"{operation} answered {reply.result}, and the model has no result")
        else:
            self.mistakes += (f"{operation}: {text}" for text in mistakes_of(model.output_shape, reply.result))
        if check and not check(reply.result):
            self.mistakes.append(f"{operation}({parameters}) answered {reply.result}")
        return reply.result

    def fails(self, code, operation, message="", keys=clients.ROOT, endpoint=None, **parameters):
        """A call that ends with the error; message is a regular expression for its text."""
        reply = self.client.call(endpoint or self.endpoint, keys, operation, parameters)
        expected = self._status(code, operation)
        if (reply.code, reply.status) != (code, expected):
            self.mistakes.append(
                f"{operation}({parameters}) answered {reply.status} {reply.code}: {reply.message}, not {expected} {code}")
        elif not re.search(message, reply.message):
            self.mistakes.append(f"{operation} says '{reply.message}', not '{message}'")
        self.failed.add(operation)

    def user(self, name, document=None):
        """A new user's access key."""
        self.ok("CreateUser", UserName=name)
        if document:
            self.ok("PutUserPolicy", UserName=name, PolicyName="own", PolicyDocument=document)
        key = self.ok("CreateAccessKey", UserName=name)["AccessKey"]
        return clients.Keys(key["AccessKeyId"], key["SecretAccessKey"])

    def codes(self, device):
        """Two consecutive codes of a virtual MFA device."""
        seed = self.client.seed_of(device)
        return {"AuthenticationCode1": one_time_code(seed, 0), "AuthenticationCode2": one_time_code(seed, 1)}

    def _deny(self, operation, parameters):
        service = clients.service_of(operation)
        if service == "sts" or self.nobody is None:
            return
        # Without a name these are about the caller, and every user has this right or a right of this kind.
        if operation == "ChangePassword":
            return
        action = f"{SIGNING_NAMES.get(service, service)}:{clients.bare(operation)}"
        self.fails(
            "AccessDenied" if service == "iam" else "AccessDeniedException", operation,
            rf"^User: arn:aws:iam::\d{{12}}:user/nobody is not authorized to perform: {action} on resource: \S+ "
            rf"because no identity-based policy allows the {action} action$",
            keys=self.nobody, **parameters)
        self.failed.discard(operation)

    def _status(self, code, operation):
        declared = {shape.metadata.get("error", {}).get("code", shape.name): shape
                    for shape in self.client.operation_model(operation).error_shapes}
        if code in declared:
            # A shape without the trait is told by its name, and is the caller's mistake.
            return declared[code].metadata.get("error", {}).get("httpStatusCode", 400)
        if code in COMMON_ERRORS:
            return COMMON_ERRORS[code]
        # The one operation that has to answer something to an unknown id, and declares nothing.
        if operation == "GetAccessKeyLastUsed":
            return 404
        self.mistakes.append(f"The client's model has no {code} for {operation}")
        return 0


def one_time_code(seed, later):
    key = base64.b32decode(seed + "=" * (-len(seed) % 8))
    digest = hmac.new(key, (int(time.time()) // 30 + later).to_bytes(8, "big"), hashlib.sha1).digest()
    number = int.from_bytes(digest[digest[-1] & 15:][:4], "big") & 0x7FFFFFFF
    return f"{number % 1000000:06}"


def mistakes_of(shape, value, path=""):
    """What in a result is not as the client's model has it."""
    kind = shape.type_name
    if getattr(shape, "is_document_type", False):
        return
    if kind == "structure":
        yield from (f"{path}.{name} is missing" for name in set(shape.required_members) - value.keys()
                    if (shape.name, name) not in NO_LONGER_REQUIRED)
        yield from (f"{path}.{name} is unknown" for name in value if name not in shape.members)
        for name in value.keys() & shape.members.keys():
            yield from mistakes_of(shape.members[name], value[name], f"{path}.{name}")
    elif kind == "list":
        for item in value:
            yield from mistakes_of(shape.member, item, path + "[]")
    elif kind == "map":
        for name, item in value.items():
            yield from mistakes_of(shape.value, item, f"{path}.{name}")
    elif shape.name == "policyDocumentType" and isinstance(value, dict):
        return
    elif kind == "timestamp" and isinstance(value, str):
        datetime.datetime.fromisoformat(value)
    elif not isinstance(value, {
            "string": str, "boolean": bool, "integer": int, "long": int, "timestamp": datetime.datetime,
            "blob": (str, bytes)}[kind]):
        yield f"{path} is {value!r}, and should be a {kind}"
    elif getattr(shape, "enum", None) and value not in shape.enum:
        yield f"{path} is {value!r}, none of {shape.enum}"


def visit(stop):
    """Does one stop, in a process of its own."""
    tour = Tour(*visit.context)
    tour.client.start_afresh()
    try:
        stop(tour)
    except Exception:
        tour.mistakes.append(f"{stop.__name__}: {traceback.format_exc(limit=4)}")
    return tour.done, tour.failed, tour.mistakes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", choices=["boto3", "cli", "javascript"], required=True)
    parser.add_argument("--endpoint", required=True, help="a sandbox with the state that the tour is made for")
    parser.add_argument("--lone-endpoint", required=True, help="a sandbox of an account in no organization")
    parser.add_argument("--model", required=True, action="append", help="a service model of the sandbox")
    parser.add_argument("--material", required=True, help="a file of certificates and keys to upload, as JSON")
    parser.add_argument("--packages", help="the folder with the packages of the AWS SDK for JavaScript")
    parser.add_argument("--operations", required=True, help="the operations that the sandbox implements")
    options = parser.parse_args()

    clients.forget_this_machine()
    with tempfile.TemporaryDirectory() as folder:
        for model in options.model:
            name, version = re.fullmatch(r"(.+)-(\d{4}-\d\d-\d\d)\.json", os.path.basename(model)).groups()
            os.makedirs(os.path.join(folder, name, version))
            shutil.copy(model, os.path.join(folder, name, version, "service-2.json"))
        client = {
            "boto3": clients.Boto3Client,
            "cli": clients.CommandLineClient,
            "javascript": lambda path: javascript.JavaScriptClient(path, options.packages),
        }[options.client](folder)
        with open(options.material, encoding="utf-8") as file:
            material = json.load(file)
        first = Tour(client, options.endpoint, options.lone_endpoint, material, None)
        visit.context = (client, options.endpoint, options.lone_endpoint, material, first.user("nobody"))
        with multiprocessing.get_context("fork").Pool(4) as pool:
            every = stops.ALL + stops_credentials.ALL + stops_roles.ALL
            # The SDK for JavaScript has a package for each service, and only that of IAM is installed.
            every += [] if options.client == "javascript" else stops_center.ALL + stops_accounts.ALL
            seen = pool.map(visit, every, chunksize=1)

    done, failed, mistakes = (list(itertools.chain.from_iterable(column)) for column in zip(*seen))
    mistakes += first.mistakes
    operations = set(options.operations.split(","))
    unknown = {operation for operation in operations if not client.knows(operation)}
    mistakes += (f"{operation} did not succeed" for operation in sorted(operations - set(done) - NEVER_SUCCEEDS))
    mistakes += (f"{operation} did not fail" for operation in sorted(operations - set(failed)))
    mistakes += (f"{client.name} does not know {operation}" for operation in sorted(unknown - clients.ADDED_LATELY - clients.CHANGED_LATELY))
    print(*mistakes, sep="\n")
    print(f"{client.name}: {len(operations)} operations, {len(unknown)} by the sandbox's own model.")
    return 1 if mistakes else 0


if __name__ == "__main__":
    raise SystemExit(main())
