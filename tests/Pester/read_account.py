"""Reads what the journeys left, with clients that share nothing with the module.

read                prints the account as JSON, by the list operations of boto3
call JSON           makes calls with boto3, each with Service, Operation and Parameters, and prints the code of each
                    error, or OK
message PATH        prints an .eml file as JSON, by Python's email parser

The credentials and the endpoint come from the environment.
"""

import email
import email.policy
import functools
import json
import os
import sys


@functools.lru_cache(maxsize=None)
def client(service):
    import boto3
    from botocore.config import Config

    return boto3.client(
        service,
        endpoint_url=os.environ["SANDBOX_URL"],
        config=Config(retries={"total_max_attempts": 1}, connect_timeout=10, read_timeout=30),
    )


def read_account(iam):
    def items(operation, key, **parameters):
        return [item for page in iam.get_paginator(operation).paginate(**parameters) for item in page[key]]

    def attached(kind, name):
        found = items(f"list_attached_{kind}_policies", "AttachedPolicies", **{f"{kind.title()}Name": name})
        return sorted(policy["PolicyArn"] for policy in found)

    def inline(kind, name):
        owner = {f"{kind.title()}Name": name}
        get = getattr(iam, f"get_{kind}_policy")
        names = items(f"list_{kind}_policies", "PolicyNames", **owner)
        return {policy: get(PolicyName=policy, **owner)["PolicyDocument"] for policy in names}

    def login(name):
        try:
            return {"ResetRequired": iam.get_login_profile(UserName=name)["LoginProfile"]["PasswordResetRequired"]}
        except iam.exceptions.NoSuchEntityException:
            return None

    def user(name):
        found = iam.get_user(UserName=name)["User"]
        return {
            "Arn": found["Arn"],
            "Path": found["Path"],
            "Boundary": found.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn"),
            "Tags": sorted(f"{tag['Key']}={tag['Value']}" for tag in iam.list_user_tags(UserName=name)["Tags"]),
            "Groups": sorted(group["GroupName"] for group in items("list_groups_for_user", "Groups", UserName=name)),
            "Policies": attached("user", name),
            "Inline": inline("user", name),
            "Password": login(name),
            "Keys": {
                key["AccessKeyId"]: key["Status"]
                for key in items("list_access_keys", "AccessKeyMetadata", UserName=name)
            },
            "Mfa": sorted(device["SerialNumber"] for device in items("list_mfa_devices", "MFADevices", UserName=name)),
        }

    def group(name):
        pages = list(iam.get_paginator("get_group").paginate(GroupName=name))
        return {
            "Arn": pages[0]["Group"]["Arn"],
            "Policies": attached("group", name),
            "Inline": inline("group", name),
            "Members": sorted(member["UserName"] for page in pages for member in page["Users"]),
        }

    def policy(found):
        version = iam.get_policy_version(PolicyArn=found["Arn"], VersionId=found["DefaultVersionId"])
        return {
            "Arn": found["Arn"],
            "AttachmentCount": found["AttachmentCount"],
            "Document": version["PolicyVersion"]["Document"],
        }

    details = iam.get_account_authorization_details(Filter=["Role"])
    return {
        "Aliases": iam.list_account_aliases()["AccountAliases"],
        "Users": {found["UserName"]: user(found["UserName"]) for found in items("list_users", "Users")},
        "Groups": {found["GroupName"]: group(found["GroupName"]) for found in items("list_groups", "Groups")},
        "Policies": {
            found["PolicyName"]: policy(found) for found in items("list_policies", "Policies", Scope="Local")
        },
        "Roles": {
            role["RoleName"]: {
                "Path": role["Path"],
                "Trust": role["AssumeRolePolicyDocument"],
                "Policies": sorted(attachment["PolicyArn"] for attachment in role["AttachedManagedPolicies"]),
            }
            for role in details["RoleDetailList"]
        },
        "VirtualMfa": sorted(
            device["SerialNumber"] for device in items("list_virtual_mfa_devices", "VirtualMFADevices")
        ),
    }


def call(service, operation, parameters):
    from botocore.exceptions import ClientError

    try:
        getattr(client(service), operation)(**parameters)
        return "OK"
    except ClientError as error:
        return error.response["Error"]["Code"]


def read_message(path):
    with open(path, "rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    return {
        "From": message["From"],
        "To": message["To"],
        "Subject": message["Subject"],
        "Unsent": message["X-Unsent"],
        "Parts": {part.get_content_type(): part.get_content() for part in message.walk() if not part.is_multipart()},
    }


def main(command, *arguments):
    if command == "read":
        return read_account(client("iam"))
    if command == "call":
        return [call(each["Service"], each["Operation"], each["Parameters"]) for each in json.loads(arguments[0])]
    return read_message(*arguments)


json.dump(main(*sys.argv[1:]), sys.stdout)
