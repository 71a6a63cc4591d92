"""Assigns permission sets in the accounts of a sandbox with boto3, and prints how long it took, as JSON.

A plain loop: boto3 retries what is throttled, and what it gives up on is sent again after a second. Then the statuses
are read until no request is in progress.
"""

import json
import sys
import time
import urllib.request

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

URL = sys.argv[1]


def client(service):
    return boto3.client(
        service,
        endpoint_url=URL,
        region_name="us-east-1",
        aws_access_key_id="sandbox",
        aws_secret_access_key="sandbox",
        config=Config(retries={"mode": "standard", "max_attempts": 10}),
    )


def items(api, operation, key, **parameters):
    return [item for page in api.get_paginator(operation).paginate(**parameters) for item in page[key]]


def statistics():
    with urllib.request.urlopen(URL + "_sandbox/stats") as answer:
        return json.load(answer)


def main():
    admin, store = client("sso-admin"), client("identitystore")
    instance = admin.list_instances()["Instances"][0]
    arn = instance["InstanceArn"]
    group = items(store, "list_groups", "Groups", IdentityStoreId=instance["IdentityStoreId"])[0]["GroupId"]
    sets = items(admin, "list_permission_sets", "PermissionSets", InstanceArn=arn)
    accounts = [
        account["Id"]
        for account in items(client("organizations"), "list_accounts", "Accounts")
        if account["Name"].startswith("Member")
    ]
    time.sleep(2)
    before, start = statistics(), time.monotonic()
    for account in accounts:
        for permission_set in sets:
            while True:
                try:
                    admin.create_account_assignment(
                        InstanceArn=arn,
                        TargetId=account,
                        TargetType="AWS_ACCOUNT",
                        PermissionSetArn=permission_set,
                        PrincipalType="GROUP",
                        PrincipalId=group,
                    )
                    break
                except ClientError as error:
                    if error.response["Error"]["Code"] != "ThrottlingException":
                        raise
                    time.sleep(1)
    parameters = {"InstanceArn": arn, "Filter": {"Status": "IN_PROGRESS"}}
    while items(
        admin, "list_account_assignment_creation_status", "AccountAssignmentsCreationStatus", **parameters
    ):
        time.sleep(1)
    seconds, after = time.monotonic() - start, statistics()
    print(
        json.dumps(
            {
                "Seconds": seconds,
                "Done": len(accounts) * len(sets),
                "Calls": after["totalCalls"] - before["totalCalls"],
                "Throttled": after["throttled"] - before["throttled"],
            }
        )
    )


main()
