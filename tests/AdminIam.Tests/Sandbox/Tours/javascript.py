"""The AWS SDK for JavaScript as a client of the tour."""

import base64
import json
import os
import subprocess
import urllib.parse

import clients

DOCUMENTS = {"AssumeRolePolicyDocument", "Document", "PolicyDocument"}


class JavaScriptClient(clients.Client):
    """
    The SDK in a process of Node, which each process of the tour starts for itself. It is newer than the service models
    of boto3 and returns members that these do not have, so the sandbox's own model of IAM says what answers look like.
    """

    # Which calls need permission is the sandbox's matter, and boto3 has asked it about every operation.
    checks_permissions = False

    def __init__(self, data_path, packages):
        import botocore.session

        self.packages = packages
        with open(os.path.join(packages, "node_modules", "@aws-sdk", "client-iam", "package.json"), encoding="utf-8") as file:
            self.name = f"@aws-sdk/client-iam {json.load(file)['version']}"
        newer = botocore.session.Session()
        newer.get_component("data_loader").search_paths.insert(0, data_path)
        super().__init__(botocore.session.Session(), newer)
        self.process = None

    def start_afresh(self):
        """The process of another client would mix the answers."""
        self.process = None

    def call(self, endpoint, keys, operation, parameters):
        if self.process is None:
            self.process = subprocess.Popen(
                ["node", "--no-warnings", os.path.join(os.path.dirname(__file__), "sdk_client.mjs"), self.packages],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        request = {"service": clients.service_of(operation), "endpoint": endpoint, "keys": keys,
                   "operation": operation, "parameters": parameters}
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if answer.get("unknown"):
            raise AssertionError(f"{self.name} does not know {operation}")
        if not answer.get("requestId"):
            raise AssertionError(f"{operation} answered without a request id: {answer}")
        return clients.Reply(answer["code"], answer["status"], answer["message"], decoded(answer.get("result")))

    def operation_model(self, operation):
        return self._model(clients.service_of(operation), True).operation_model(operation)

    def error_shapes(self, operation):
        return self._model(clients.service_of(operation), True).error_shapes

    def seed_of(self, device):
        return base64.b64decode(device["VirtualMFADevice"]["Base32StringSeed"]).decode("ascii")


def decoded(value, name=""):
    """Other clients decode policy documents; this one returns them as they are on the wire."""
    if isinstance(value, dict):
        return {key: decoded(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [decoded(item) for item in value]
    if name in DOCUMENTS and isinstance(value, str):
        return json.loads(urllib.parse.unquote(value))
    return value
