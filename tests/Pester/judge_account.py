"""Seeds an account on a foreign IAM, and judges it by the credential report and the lists of boto3.

seed PATH    creates users, keys, groups, policies and roles; PATH is the file with the clock of serve_moto.py
judge        prints the resources that violate each check of CONTROLS, as JSON

It shares nothing with the module. The credentials and the endpoint come from the environment.
"""

import csv
import datetime
import io
import json
import os
import pathlib
import sys
import urllib.parse

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
AWS = "arn:aws:iam::aws:policy"
EVERYTHING = {"Effect": "Allow", "Action": "*", "Resource": "*"}


def client(key="testing", service="iam"):
    return boto3.client(
        service, endpoint_url=os.environ["MOTO_URL"], region_name="us-east-1", aws_access_key_id=key,
        aws_secret_access_key="testing", config=Config(retries={"total_max_attempts": 1}))


def document(statement):
    return json.dumps({"Version": "2012-10-17", "Statement": statement})


def trust(principal, **further):
    return document([{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **further}])


def seed(clock_path):
    iam = client()
    clock = pathlib.Path(clock_path)

    def user(name, *groups, password=False, mfa=False):
        iam.create_user(UserName=name)
        for group in groups:
            iam.add_user_to_group(GroupName=group, UserName=name)
        if password:
            iam.create_login_profile(UserName=name, Password="Correct-Horse-1-Battery")
        if mfa:
            device = iam.create_virtual_mfa_device(VirtualMFADeviceName=name)["VirtualMFADevice"]["SerialNumber"]
            iam.enable_mfa_device(
                UserName=name, SerialNumber=device, AuthenticationCode1="123456", AuthenticationCode2="654321")

    def key(name, active=True, used=False):
        made = iam.create_access_key(UserName=name)["AccessKey"]["AccessKeyId"]
        if used:
            client(made, "sts").get_caller_identity()
        if not active:
            iam.update_access_key(UserName=name, AccessKeyId=made, Status="Inactive")
        return made

    clock.write_text("200", "ascii")
    for name, policies in (
            ("Staff", [f"{AWS}/AmazonS3ReadOnlyAccess"]), ("Empty", []), ("Shell", [f"{AWS}/AWSCloudShellFullAccess"]),
            ("Support", [f"{AWS}/AWSSupportAccess"])):
        iam.create_group(GroupName=name)
        for policy in policies:
            iam.attach_group_policy(GroupName=name, PolicyArn=policy)
    user("waits-200-days", "Staff", password=True, mfa=True)
    user("key-of-200-days-in-use", "Staff")
    in_use = key("key-of-200-days-in-use")
    user("key-of-200-days", "Staff")
    key("key-of-200-days")
    user("disabled-key", "Staff")
    key("disabled-key", active=False)
    clock.write_text("60", "ascii")
    user("key-of-60-days", "Staff", "Shell")
    key("key-of-60-days")
    user("used-60-days-ago", "Support")
    key("used-60-days-ago", used=True)
    clock.write_text("20", "ascii")
    user("waits-20-days", "Staff", password=True, mfa=True)
    user("set-up-with-key", "Staff", password=True, mfa=True)
    key("set-up-with-key")
    clock.write_text("0", "ascii")
    client(in_use, "sts").get_caller_identity()
    user("password-only", "Staff", password=True)
    user("two-keys", "Staff")
    key("two-keys")
    key("two-keys")
    user("one-of-two-keys", "Staff")
    key("one-of-two-keys")
    key("one-of-two-keys", active=False)
    user("alone")
    user("inline", "Staff")
    iam.put_user_policy(
        UserName="inline", PolicyName="own",
        PolicyDocument=document([{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]))
    user("attached", "Staff")
    iam.attach_user_policy(UserName="attached", PolicyArn=f"{AWS}/AmazonS3ReadOnlyAccess")

    listed = iam.create_policy(
        PolicyName="Power", PolicyDocument=document([{"Effect": "Allow", "Action": ["*"], "Resource": ["*"]}]))
    spare = iam.create_policy(PolicyName="NotAttached", PolicyDocument=document([EVERYTHING]))
    limited = iam.create_policy(
        PolicyName="Limited", PolicyDocument=document([{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]))
    iam.create_policy_version(
        PolicyArn=limited["Policy"]["Arn"], PolicyDocument=document([EVERYTHING]), SetAsDefault=False)
    for role, policy, who in (
            ("Server", listed, trust({"Service": "ec2.amazonaws.com"})),
            ("Limited", limited, trust({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})),
            ("Everyone", None, trust({"AWS": "*"})), ("Anyone", None, trust("*")),
            ("OurOrganization", None, trust("*", Condition={"StringEquals": {"aws:PrincipalOrgID": "o-example"}}))):
        iam.create_role(RoleName=role, AssumeRolePolicyDocument=who)
        if policy:
            iam.attach_role_policy(RoleName=role, PolicyArn=policy["Policy"]["Arn"])
    assert spare
    iam.upload_server_certificate(ServerCertificateName="web", CertificateBody="body", PrivateKey="key")
    iam.update_account_password_policy(MinimumPasswordLength=10, PasswordReusePrevention=24)


def report(iam):
    while iam.generate_credential_report()["State"] != "COMPLETE":
        pass
    content = iam.get_credential_report()["Content"].decode("utf-8")
    return [row for row in csv.DictReader(io.StringIO(content)) if row["user"] != "<root_account>"]


def days_since(text):
    if text in ("N/A", "no_information", "not_supported", ""):
        return None
    return (datetime.datetime.now(datetime.timezone.utc) - datetime.datetime.fromisoformat(text)).days


def active_keys(row):
    for slot in ("1", "2"):
        if row[f"access_key_{slot}_active"] == "true":
            yield (f"{row['user']} (access key {slot})", days_since(row[f"access_key_{slot}_last_rotated"]),
                   days_since(row[f"access_key_{slot}_last_used_date"]))


def idle(created, used):
    return created if used is None else used


def items(iam, operation, key, **parameters):
    return [item for page in iam.get_paginator(operation).paginate(**parameters) for item in page[key]]


def statements(policy):
    if isinstance(policy, str):
        policy = json.loads(urllib.parse.unquote(policy))
    found = policy["Statement"]
    return found if isinstance(found, list) else [found]


def as_list(value):
    return value if isinstance(value, list) else [value]


def allows_everything(iam, policy):
    version = iam.get_policy_version(PolicyArn=policy["Arn"], VersionId=policy["DefaultVersionId"])
    return any(
        one["Effect"] == "Allow" and "*" in as_list(one.get("Action", [])) and "*" in as_list(one.get("Resource", []))
        for one in statements(version["PolicyVersion"]["Document"]))


def is_open(role):
    return any(
        one["Effect"] == "Allow" and "Condition" not in one
        and (one["Principal"] == "*" or "*" in as_list(one["Principal"].get("AWS", [])))
        for one in statements(role["AssumeRolePolicyDocument"]))


def holders(iam, name):
    found = iam.list_entities_for_policy(PolicyArn=f"{AWS}/{name}")
    return ([one["GroupName"] for one in found["PolicyGroups"]], [one["RoleName"] for one in found["PolicyRoles"]],
            [one["UserName"] for one in found["PolicyUsers"]])


def judge():
    iam = client()
    rows = report(iam)
    keys = [key for row in rows for key in active_keys(row)]
    with_password = [row for row in rows if row["password_enabled"] == "true"]
    groups = [one["GroupName"] for one in items(iam, "list_groups", "Groups")]
    users = [one["UserName"] for one in items(iam, "list_users", "Users")]
    policy = iam.get_account_password_policy()["PasswordPolicy"]
    now = datetime.datetime.now(datetime.timezone.utc)

    def of_account(is_violated):
        return [ACCOUNT] if is_violated else []

    return {
        "AccessKeyAge": [name for name, created, _ in keys if created > 90],
        "AccountAlias": of_account(not iam.list_account_aliases()["AccountAliases"]),
        "CloudShellAccess": sum(holders(iam, "AWSCloudShellFullAccess"), []),
        "DirectPolicy": [
            name for name in users
            if iam.list_user_policies(UserName=name)["PolicyNames"]
            or iam.list_attached_user_policies(UserName=name)["AttachedPolicies"]],
        "EmptyGroup": [name for name in groups if not iam.get_group(GroupName=name)["Users"]],
        "ExpiredCertificate": [
            one["ServerCertificateName"]
            for one in items(iam, "list_server_certificates", "ServerCertificateMetadataList")
            if one["Expiration"] < now],
        "FullAccessPolicy": [
            one["PolicyName"] for one in items(iam, "list_policies", "Policies", Scope="Local")
            if one["AttachmentCount"] > 0 and allows_everything(iam, one)],
        "InitialAccessKey": [
            name for row in with_password for name, created, used in active_keys(row)
            if used is None and created == days_since(row["user_creation_time"])],
        "NeverSignedIn": [
            row["user"] for row in with_password
            if days_since(row["password_last_used"]) is None and days_since(row["password_last_changed"]) > 14],
        "OpenTrustPolicy": [one["RoleName"] for one in items(iam, "list_roles", "Roles") if is_open(one)],
        "PasswordLength": of_account(policy["MinimumPasswordLength"] < 14),
        "PasswordReuse": of_account(policy.get("PasswordReusePrevention", 0) < 24),
        "RootAccessKey": of_account(iam.get_account_summary()["SummaryMap"]["AccountAccessKeysPresent"] > 0),
        "SingleActiveKey": [row["user"] for row in rows if len(list(active_keys(row))) > 1],
        "SupportRole": of_account(not sum(holders(iam, "AWSSupportAccess")[:2], [])),
        "UnusedAccessKey": [name for name, created, used in keys if idle(created, used) > 45],
        "UnusedPassword": [
            row["user"] for row in with_password
            if idle(days_since(row["password_last_changed"]), days_since(row["password_last_used"])) > 45],
        "UserMfa": [row["user"] for row in with_password if row["mfa_active"] == "false"],
        "UserWithoutGroup": [
            name for name in users if not iam.list_groups_for_user(UserName=name)["Groups"]],
    }


if sys.argv[1] == "seed":
    seed(sys.argv[2])
else:
    print(json.dumps(judge()))
