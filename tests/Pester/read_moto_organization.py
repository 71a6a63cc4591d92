"""Reads the accounts of an organization of a foreign implementation with boto3.

seed         creates an organization with accounts in organizational units, and prints their IDs by name as JSON
read         prints the users of each account, with a session of its role, and the unit of each account, as JSON

It shares nothing with the module. The endpoint comes from the environment.
"""

import json
import os
import sys

import boto3
from botocore.config import Config

KEYS = {"aws_access_key_id": "testing", "aws_secret_access_key": "testing"}


def client(service, keys=None):
    return boto3.client(
        service, endpoint_url=os.environ["MOTO_URL"], region_name="us-east-1",
        config=Config(retries={"total_max_attempts": 1}), **(keys or KEYS))


def seed():
    organizations = client("organizations")
    organizations.create_organization(FeatureSet="ALL")
    root = organizations.list_roots()["Roots"][0]["Id"]

    def unit(parent, name):
        return organizations.create_organizational_unit(ParentId=parent, Name=name)["OrganizationalUnit"]["Id"]

    def account(name, parent):
        status = organizations.create_account(AccountName=name, Email=f"{name}@example.com")["CreateAccountStatus"]
        if parent != root:
            organizations.move_account(
                AccountId=status["AccountId"], SourceParentId=root, DestinationParentId=parent)
        return status["AccountId"]

    workloads = unit(root, "Workloads")
    live = unit(workloads, "Live")
    accounts = {"Audit": account("Audit", root), "Build": account("Build", workloads)}
    accounts.update({f"Live{i}": account(f"Live{i}", live) for i in range(25)})
    organizations.tag_resource(ResourceId=accounts["Build"], Tags=[{"Key": "Stage", "Value": "build"}])
    return accounts


def role_keys(account_id):
    answer = client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{account_id}:role/OrganizationAccountAccessRole", RoleSessionName="reader")
    keys = answer["Credentials"]
    return {
        "aws_access_key_id": keys["AccessKeyId"], "aws_secret_access_key": keys["SecretAccessKey"],
        "aws_session_token": keys["SessionToken"]}


def read():
    organizations = client("organizations")
    users, units = {}, {}
    for account in organizations.list_accounts()["Accounts"]:
        own = account["Id"] == "123456789012"
        iam = client("iam", None if own else role_keys(account["Id"]))
        users[account["Id"]] = [user["UserName"] for user in iam.list_users()["Users"]]
        parent = organizations.list_parents(ChildId=account["Id"])["Parents"][0]
        units[account["Id"]] = "" if parent["Type"] == "ROOT" else organizations.describe_organizational_unit(
            OrganizationalUnitId=parent["Id"])["OrganizationalUnit"]["Name"]
    return {"users": users, "units": units}


print(json.dumps({"seed": seed, "read": read}[sys.argv[1]]()))
