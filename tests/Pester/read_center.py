"""Prints an instance of IAM Identity Center as JSON, as boto3 reads it, which shares nothing with the module: the users,
the groups with their members, the permission sets with their policies, and the assignments.

The credentials, the region and the endpoint come from the environment.
"""

import json
import os
import sys

import boto3
from botocore.config import Config


def client(service):
    return boto3.client(
        service, endpoint_url=os.environ["SANDBOX_URL"], config=Config(retries={"mode": "standard", "max_attempts": 10})
    )


def items(service, operation, key, **parameters):
    return [item for page in service.get_paginator(operation).paginate(**parameters) for item in page[key]]


def main():
    store, admin = client("identitystore"), client("sso-admin")
    instance = admin.list_instances()["Instances"][0]
    of_store = {"IdentityStoreId": instance["IdentityStoreId"]}
    of_instance = {"InstanceArn": instance["InstanceArn"]}
    users = {user["UserId"]: user for user in items(store, "list_users", "Users", **of_store)}
    groups = {group["GroupId"]: group for group in items(store, "list_groups", "Groups", **of_store)}
    sets, access = {}, []
    for arn in items(admin, "list_permission_sets", "PermissionSets", **of_instance):
        of_set = {**of_instance, "PermissionSetArn": arn}
        found = admin.describe_permission_set(**of_set)["PermissionSet"]
        policies = items(admin, "list_managed_policies_in_permission_set", "AttachedManagedPolicies", **of_set)
        sets[found["Name"]] = {
            "Duration": found["SessionDuration"],
            "Policies": sorted(policy["Arn"] for policy in policies),
        }
        for account in items(admin, "list_accounts_for_provisioned_permission_set", "AccountIds", **of_set):
            for one in items(
                admin, "list_account_assignments", "AccountAssignments", AccountId=account, **of_set
            ):
                principal, kind = one["PrincipalId"], one["PrincipalType"]
                name = (
                    groups.get(principal, {}).get("DisplayName")
                    if kind == "GROUP"
                    else users.get(principal, {}).get("UserName")
                )
                access.append(f"{account} {found['Name']} {kind} {name or principal}")
    return {
        "users": {
            user["UserName"]: {
                "DisplayName": user["DisplayName"],
                "Title": user.get("Title"),
                "Email": next((email["Value"] for email in user.get("Emails", [])), None),
            }
            for user in users.values()
        },
        "groups": {
            group["DisplayName"]: sorted(
                users[member["MemberId"]["UserId"]]["UserName"]
                for member in items(
                    store, "list_group_memberships", "GroupMemberships", GroupId=group["GroupId"], **of_store
                )
            )
            for group in groups.values()
        },
        "sets": sets,
        "access": sorted(access),
    }


json.dump(main(), sys.stdout)
