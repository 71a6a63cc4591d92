"""The two independent clients of the tour. Each makes a call and tells its code, HTTP status, message and result."""

import collections
import json
import os
import re
import sys
import tempfile
import traceback

Reply = collections.namedtuple("Reply", "code status message result")
Keys = collections.namedtuple("Keys", "id secret token", defaults=[""])

ROOT = Keys("sandbox", "sandbox")
STS_OPERATIONS = {
    "AssumeRole", "AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage", "GetAccessKeyInfo",
    "GetCallerIdentity", "GetFederationToken", "GetSessionToken",
}

# Clients of before the sessions of root users require a user name for these.
CHANGED_LATELY = {"CreateLoginProfile", "DeactivateMFADevice", "DeleteLoginProfile", "GetLoginProfile"}

# Clients of 2022 do not know these. They make the calls all the same, by the project's own model.
ADDED_LATELY = {
    "AssumeRoot",
    "DisableOutboundWebIdentityFederation",
    "EnableOutboundWebIdentityFederation",
    "GetOutboundWebIdentityFederationInfo",
    "DisableOrganizationsRootCredentialsManagement",
    "DisableOrganizationsRootSessions",
    "EnableOrganizationsRootCredentialsManagement",
    "EnableOrganizationsRootSessions",
    "GetMFADevice",
    "ListOrganizationsFeatures",
    "sso-admin.DescribeInstance",
    "sso-admin.DescribeRegion",
    "sso-admin.ListAccountAssignmentsForPrincipal",
    "sso-admin.ListRegions",
    "sso-admin.UpdateInstance",
    "identitystore.IsMemberInGroups",
}


def service_of(operation):
    """The service of an operation, which precedes the names of all but IAM's and STS's: sso-admin.ListInstances."""
    if "." in operation:
        return operation.split(".")[0]
    return "sts" if operation in STS_OPERATIONS else "iam"


def bare(operation):
    """The operation's name in the model of its service."""
    return operation.split(".")[-1]


def forget_this_machine():
    """Takes the AWS configuration of this machine out of the environment."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        AWS_CONFIG_FILE="/nonexistent",
        AWS_SHARED_CREDENTIALS_FILE="/nonexistent",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_EC2_METADATA_DISABLED="true",
        AWS_MAX_ATTEMPTS="1",
        AWS_PAGER="",
    )


class Client:
    """What both have in common: the client's own service models, which tell what AWS's answers look like."""

    def __init__(self, session, newer_session):
        self.sessions = {False: session, True: newer_session}
        self.models = {}

    def knows(self, operation):
        return (operation not in CHANGED_LATELY
                and bare(operation) in self._model(service_of(operation), False).operation_names)

    def operation_model(self, operation):
        return self._model(service_of(operation), not self.knows(operation)).operation_model(bare(operation))

    def error_shapes(self, operation):
        return self._model(service_of(operation), not self.knows(operation)).error_shapes

    def _model(self, service, newer):
        if (service, newer) not in self.models:
            self.models[service, newer] = self.sessions[newer].get_service_model(service)
        return self.models[service, newer]


class Boto3Client(Client):
    """boto3, as scripts use it."""

    checks_permissions = True

    def __init__(self, data_path):
        import boto3
        import botocore
        import botocore.session

        self.name = f"boto3 {boto3.__version__}"
        self.botocore = botocore
        newer = botocore.session.Session()
        newer.get_component("data_loader").search_paths.insert(0, data_path)
        super().__init__(botocore.session.Session(), newer)
        self.resources = {newer: boto3.Session(botocore_session=session) for newer, session in self.sessions.items()}
        self.clients = {}

    def start_afresh(self):
        """Connections must not be shared with the process that this one was forked from."""
        self.clients.clear()

    def call(self, endpoint, keys, operation, parameters):
        method = getattr(self._client(operation, endpoint, keys), self.botocore.xform_name(bare(operation)))
        try:
            result = method(**parameters)
        except self.botocore.exceptions.ClientError as error:
            self._require_request_id(operation, error.response["ResponseMetadata"])
            status = error.response["ResponseMetadata"]["HTTPStatusCode"]
            return Reply(error.response["Error"]["Code"], status, error.response["Error"]["Message"], None)
        metadata = result.pop("ResponseMetadata")
        self._require_request_id(operation, metadata)
        return Reply("", metadata["HTTPStatusCode"], "", result)

    def seed_of(self, device):
        return device["VirtualMFADevice"]["Base32StringSeed"].decode("ascii")

    def presign(self, endpoint, keys, operation, method, parameters):
        """A URL that makes the call without a header."""
        return self._client(operation, endpoint, keys).generate_presigned_url(
            self.botocore.xform_name(operation), Params=parameters, HttpMethod=method)

    def _client(self, operation, endpoint, keys):
        key = (service_of(operation), self.knows(operation), endpoint, keys)
        if key not in self.clients:
            self.clients[key] = self.resources[not self.knows(operation)].client(
                key[0], endpoint_url=endpoint, aws_access_key_id=keys.id, aws_secret_access_key=keys.secret,
                aws_session_token=keys.token or None)
        return self.clients[key]

    @staticmethod
    def _require_request_id(operation, metadata):
        if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", metadata.get("RequestId", "")):
            raise AssertionError(f"{operation} answered without a request id: {metadata}")


class CommandLineClient(Client):
    """
    The AWS CLI. Each call is a process that runs the CLI's main function over its arguments and environment. The
    process is forked from one that has the CLI's modules and models in memory: to read them takes longer than a call.
    """

    # Which calls need permission is the sandbox's matter, and boto3 has asked it about every operation.
    checks_permissions = False

    def __init__(self, data_path):
        import awscli
        import awscli.clidriver

        self.name = f"aws-cli {awscli.__version__}"
        self.xform_name = awscli.clidriver.xform_name
        older = awscli.clidriver.create_clidriver()
        newer = awscli.clidriver.create_clidriver()
        newer.session.get_component("data_loader").search_paths.insert(0, data_path)
        self.drivers = {False: older, True: newer}
        super().__init__(older.session, newer.session)
        for service in ("iam", "sts", "organizations", "identitystore", "sso-admin"):
            older.session.get_service_model(service)
        for service in ("iam", "sts", "sso-admin"):
            newer.session.get_service_model(service)
        self.seeds = {}

    def start_afresh(self):
        """Every call is a process of its own: nothing is shared."""

    def call(self, endpoint, keys, operation, parameters):
        with tempfile.TemporaryDirectory() as folder:
            arguments = [
                service_of(operation), self.xform_name(bare(operation), "-"),
                "--endpoint-url", endpoint, "--output", "json", "--debug",
            ]
            seed = os.path.join(folder, "seed")
            if operation == "CreateVirtualMFADevice":
                arguments += ["--virtual-mfa-device-name", parameters["VirtualMFADeviceName"]]
                arguments += ["--outfile", seed, "--bootstrap-method", "Base32StringSeed"]
            elif parameters:
                arguments += ["--cli-input-json", json.dumps(parameters)]
            status, output, errors = self._run(folder, operation, keys, arguments)
            if status == 0 and operation == "CreateVirtualMFADevice":
                with open(seed, encoding="ascii") as file:
                    self.seeds[json.loads(output)["VirtualMFADevice"]["SerialNumber"]] = file.read()
        return self._reply(operation, status, output, errors)

    def seed_of(self, device):
        return self.seeds[device["VirtualMFADevice"]["SerialNumber"]]

    def _run(self, folder, operation, keys, arguments):
        names = [os.path.join(folder, name) for name in ("output", "errors")]
        child = os.fork()
        if child == 0:
            status = 70
            try:
                for number, name in enumerate(names, start=1):
                    os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600), number)
                os.environ.update(AWS_PAGER="", AWS_ACCESS_KEY_ID=keys.id, AWS_SECRET_ACCESS_KEY=keys.secret)
                if keys.token:
                    os.environ["AWS_SESSION_TOKEN"] = keys.token
                status = self.drivers[not self.knows(operation)].main(arguments)
            except BaseException:
                traceback.print_exc()
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        texts = []
        for name in names:
            with open(name, encoding="utf-8") as file:
                texts.append(file.read())
        return status, *texts

    @staticmethod
    def _reply(operation, status, output, errors):
        answers = re.findall(r'"POST / HTTP/1\.1" (\d+) ', errors)
        if len(answers) != 1:
            raise AssertionError(f"{operation} got {len(answers)} answers: {errors[-600:]}")
        if status == 0:
            return Reply("", int(answers[0]), "", json.loads(output) if output.strip() else {})
        told = re.search(
            rf"\nAn error occurred \((\w+)\) when calling the {bare(operation)} operation(?: \(reached max retries: 0\))?: (.*)\Z",
            errors, re.S)
        if not told:
            raise AssertionError(f"{operation} ended with {status}: {errors[-600:]}")
        return Reply(told[1], int(answers[0]), told[2].rstrip(), None)
