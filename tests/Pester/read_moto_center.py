"""Reads the IAM Identity Center of a foreign implementation with boto3.

seed         creates an organization with the accounts Prod and Test, and prints their IDs as JSON
read         prints users, groups, memberships, permission sets and assignments by their names, as JSON

It shares nothing with the module. The credentials and the endpoint come from the environment.
"""

import json
import os
import sys

import boto3
from botocore.config import Config


def client(service):
    return boto3.client(
        service, endpoint_url=os.environ["MOTO_URL"], region_name="us-east-1", aws_access_key_id="testing",
        aws_secret_access_key="testing", config=Config(retries={"total_max_attempts": 1}))


def pages(call, key, **arguments):
    items = []
    while True:
        answer = call(**arguments)
        items += answer[key]
        if not answer.get("NextToken"):
            return items
        arguments["NextToken"] = answer["NextToken"]


def seed():
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    return {
        name: organizations.create_account(AccountName=name, Email=f"{name}@example.com")
        ["CreateAccountStatus"]["AccountId"] for name in ("Prod", "Test")
    }


def read():
    admin, store = client("sso-admin"), client("identitystore")
    instance = admin.list_instances()["Instances"][0]
    arn = {"InstanceArn": instance["InstanceArn"]}
    identity = {"IdentityStoreId": instance["IdentityStoreId"]}
    users = {user["UserId"]: user for user in pages(store.list_users, "Users", **identity)}
    groups = {group["GroupId"]: group for group in pages(store.list_groups, "Groups", **identity)}
    names = {key: user["UserName"] for key, user in users.items()}
    names.update({key: group["DisplayName"] for key, group in groups.items()})
    result = {
        "users": {
            user["UserName"]: [
                user["Name"]["GivenName"], user["Name"]["FamilyName"], user["DisplayName"],
                *[email["Value"] for email in user.get("Emails", [])],
            ] for user in users.values()
        },
        "groups": {group["DisplayName"]: group.get("Description") for group in groups.values()},
        "members": {
            groups[key]["DisplayName"]: sorted(
                names[one["MemberId"]["UserId"]]
                for one in pages(store.list_group_memberships, "GroupMemberships", GroupId=key, **identity))
            for key in groups
        },
        "sets": {},
        "assignments": [],
    }
    accounts = client("organizations").list_accounts()["Accounts"]
    for set_arn in pages(admin.list_permission_sets, "PermissionSets", **arn):
        named = {**arn, "PermissionSetArn": set_arn}
        one = admin.describe_permission_set(**named)["PermissionSet"]
        result["sets"][one["Name"]] = {
            "attributes": [one.get("Description"), str(one.get("SessionDuration")), one.get("RelayState")],
            "managed": sorted(
                policy["Arn"] for policy in pages(
                    admin.list_managed_policies_in_permission_set, "AttachedManagedPolicies", **named)),
            "customer": sorted(
                policy["Path"] + policy["Name"] for policy in pages(
                    admin.list_customer_managed_policy_references_in_permission_set,
                    "CustomerManagedPolicyReferences", **named)),
            "inline": admin.get_inline_policy_for_permission_set(**named).get("InlinePolicy"),
        }
        for account in accounts:
            result["assignments"] += [
                f"{account['Name']} {one['Name']} {found['PrincipalType']} {names[found['PrincipalId']]}"
                for found in pages(
                    admin.list_account_assignments, "AccountAssignments", AccountId=account["Id"], **named)
            ]
    result["assignments"].sort()
    return result


print(json.dumps(seed() if sys.argv[1] == "seed" else read()))
