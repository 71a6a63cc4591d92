"""Prints who gets into which account, one line for a user, an account and a permission set, by the lists of boto3.

The names of the ways (direct, and those of groups) are sorted ignoring case. The endpoint and the credentials come from
the environment. It shares nothing with the module.
"""

import os

import boto3
from botocore.config import Config


def client(service):
    return boto3.client(
        service,
        endpoint_url=os.environ["SANDBOX_URL"],
        config=Config(retries={"total_max_attempts": 1}, connect_timeout=10, read_timeout=30),
    )


def items(api, operation, key, **parameters):
    return [item for page in api.get_paginator(operation).paginate(**parameters) for item in page[key]]


def main():
    admin, store = client("sso-admin"), client("identitystore")
    instance = admin.list_instances()["Instances"][0]
    arn, store_id = instance["InstanceArn"], instance["IdentityStoreId"]
    users = {u["UserId"]: u["UserName"] for u in items(store, "list_users", "Users", IdentityStoreId=store_id)}
    groups = {g["GroupId"]: g["DisplayName"] for g in items(store, "list_groups", "Groups", IdentityStoreId=store_id)}
    members = {
        group: [
            one["MemberId"]["UserId"]
            for one in items(
                store, "list_group_memberships", "GroupMemberships", IdentityStoreId=store_id, GroupId=group
            )
        ]
        for group in groups
    }
    ways = {}
    for set_arn in items(admin, "list_permission_sets", "PermissionSets", InstanceArn=arn):
        described = admin.describe_permission_set(InstanceArn=arn, PermissionSetArn=set_arn)
        name = described["PermissionSet"]["Name"]
        accounts = items(
            admin,
            "list_accounts_for_provisioned_permission_set",
            "AccountIds",
            InstanceArn=arn,
            PermissionSetArn=set_arn,
        )
        for account in accounts:
            for one in items(
                admin,
                "list_account_assignments",
                "AccountAssignments",
                InstanceArn=arn,
                AccountId=account,
                PermissionSetArn=set_arn,
            ):
                principal = one["PrincipalId"]
                if one["PrincipalType"] == "USER":
                    found = {principal: "direct"}
                else:
                    found = {user: groups[principal] for user in members[principal]}
                for user, way in found.items():
                    ways.setdefault((users[user], account, name), set()).add(way)
    for (user, account, name), via in ways.items():
        print(user, account, name, "+".join(sorted(via, key=str.lower)))


main()
