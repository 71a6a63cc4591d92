"""The stops about root's own credentials, certificates, SSH keys and credentials for single services."""

import json
import time
import urllib.error
import urllib.request

from stops import ACCOUNT, ADMINISTRATOR_ACCESS, DOCUMENT, NO_USER


def root_credentials(t):
    made = t.ok("CreateAccessKey", lambda r: r["AccessKey"]["UserName"] == "root")["AccessKey"]
    own = type(t.nobody)(made["AccessKeyId"], made["SecretAccessKey"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:iam::{ACCOUNT}:root", keys=own)
    t.ok("ListAccessKeys", lambda r: made["AccessKeyId"] in [key["AccessKeyId"] for key in r["AccessKeyMetadata"]])
    t.ok("CreateAccessKey")
    t.fails("LimitExceeded", "CreateAccessKey", r"^Cannot exceed quota for AccessKeysPerUser: 2$")
    t.ok("GetAccessKeyLastUsed", lambda r: "UserName" not in r and r["AccessKeyLastUsed"]["ServiceName"] == "sts",
         AccessKeyId=made["AccessKeyId"])
    t.ok("UpdateAccessKey", AccessKeyId=made["AccessKeyId"], Status="Inactive")
    t.ok("DeleteAccessKey", AccessKeyId=made["AccessKeyId"])
    t.ok("ListMFADevices", lambda r: r["MFADevices"] == [])
    t.ok("GetAccountSummary", lambda r: r["SummaryMap"]["AccountAccessKeysPresent"] == 1)


def server_certificates(t):
    web = {"CertificateBody": t.material["certificate"], "PrivateKey": t.material["key"]}
    t.ok("UploadServerCertificate", lambda r: r["ServerCertificateMetadata"]["Arn"]
         == f"arn:aws:iam::{ACCOUNT}:server-certificate/cloudfront/web",
         ServerCertificateName="web", Path="/cloudfront/", **web)
    t.fails("EntityAlreadyExists", "UploadServerCertificate",
            r"^The Server Certificate with name WEB already exists\.$", ServerCertificateName="WEB", **web)
    t.fails("KeyPairMismatch", "UploadServerCertificate", ServerCertificateName="other",
            CertificateBody=t.material["certificate"], PrivateKey=t.material["otherKey"])
    t.fails("MalformedCertificate", "UploadServerCertificate", r"^Unable to parse certificate\. ",
            ServerCertificateName="other", CertificateBody="none", PrivateKey=t.material["key"])
    t.ok("GetServerCertificate", lambda r: r["ServerCertificate"]["CertificateBody"] == t.material["certificate"],
         ServerCertificateName="web")
    t.fails("NoSuchEntity", "GetServerCertificate", r"^The Server Certificate with name none cannot be found\.$",
            ServerCertificateName="none")
    t.ok("ListServerCertificates", lambda r: len(r["ServerCertificateMetadataList"]) == 1, PathPrefix="/cloudfront/")
    t.fails("AccessDenied", "ListServerCertificates", keys=t.nobody)
    t.ok("UpdateServerCertificate", ServerCertificateName="web", NewServerCertificateName="site", NewPath="/")
    t.fails("NoSuchEntity", "UpdateServerCertificate", ServerCertificateName="web", NewPath="/")
    t.ok("DeleteServerCertificate", ServerCertificateName="site")
    t.fails("NoSuchEntity", "DeleteServerCertificate", ServerCertificateName="site")


def uploaded_credentials(t):
    t.ok("CreateUser", UserName="barbara")
    made = t.ok("UploadSigningCertificate", lambda r: r["Certificate"]["Status"] == "Active",
                UserName="barbara", CertificateBody=t.material["certificate"])["Certificate"]
    t.fails("DuplicateCertificate", "UploadSigningCertificate", UserName="barbara",
            CertificateBody=t.material["certificate"])
    t.fails("MalformedCertificate", "UploadSigningCertificate", UserName="barbara", CertificateBody="none")
    t.ok("DeleteSigningCertificate", UserName="barbara", CertificateId=made["CertificateId"])
    made = t.ok("UploadSSHPublicKey", lambda r: r["SSHPublicKey"]["Fingerprint"] == t.material["fingerprint"],
                UserName="barbara", SSHPublicKeyBody=t.material["sshKey"])["SSHPublicKey"]
    t.fails("DuplicateSSHPublicKey", "UploadSSHPublicKey", UserName="barbara", SSHPublicKeyBody=t.material["sshKey"])
    t.fails("InvalidPublicKey", "UploadSSHPublicKey", UserName="barbara", SSHPublicKeyBody="ssh-rsa AAAA")
    t.ok("GetSSHPublicKey", lambda r: r["SSHPublicKey"]["SSHPublicKeyBody"] == t.material["sshKey"],
         UserName="barbara", SSHPublicKeyId=made["SSHPublicKeyId"], Encoding="SSH")
    t.fails("NoSuchEntity", "GetSSHPublicKey", NO_USER, UserName="nobody-at-all",
            SSHPublicKeyId=made["SSHPublicKeyId"], Encoding="SSH")
    made = t.ok("CreateServiceSpecificCredential", lambda r: r["ServiceSpecificCredential"]["ServiceUserName"]
                == f"barbara-at-{ACCOUNT}", UserName="barbara", ServiceName="codecommit.amazonaws.com")
    t.fails("NotSupportedService", "CreateServiceSpecificCredential", UserName="barbara", ServiceName="s3.amazonaws.com")
    one = made["ServiceSpecificCredential"]["ServiceSpecificCredentialId"]
    t.ok("ResetServiceSpecificCredential", lambda r: r["ServiceSpecificCredential"]["ServicePassword"]
         != made["ServiceSpecificCredential"]["ServicePassword"], UserName="barbara", ServiceSpecificCredentialId=one)
    t.fails("NoSuchEntity", "ResetServiceSpecificCredential", UserName="nobody", ServiceSpecificCredentialId=one)


def simulations(t):
    conditional = json.dumps({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "iam:Get*", "Resource": f"arn:aws:iam::{ACCOUNT}:user/${{aws:username}}",
        "Condition": {"StringEquals": {"aws:PrincipalTag/Team": "a"}}}]})
    t.ok("SimulateCustomPolicy", lambda r: [one["EvalDecision"] for one in r["EvaluationResults"]]
         == ["allowed", "implicitDeny"], PolicyInputList=[DOCUMENT.replace('"*"', '"iam:*"', 1)],
         ActionNames=["iam:GetUser", "s3:GetObject"])
    t.fails("InvalidInput", "SimulateCustomPolicy", "^Policy in PolicyInputList is invalid", PolicyInputList=["{}"],
            ActionNames=["iam:GetUser"])
    keys = ["aws:PrincipalTag/Team", "aws:username"]
    t.ok("GetContextKeysForCustomPolicy", lambda r: r["ContextKeyNames"] == keys, PolicyInputList=[conditional])
    t.fails("InvalidInput", "GetContextKeysForCustomPolicy", PolicyInputList=["{}"])
    t.user("katherine", conditional)
    arn = f"arn:aws:iam::{ACCOUNT}:user/katherine"
    t.ok("GetContextKeysForPrincipalPolicy", lambda r: r["ContextKeyNames"] == keys, PolicySourceArn=arn)
    t.fails("NoSuchEntity", "GetContextKeysForPrincipalPolicy", PolicySourceArn=arn + "-none")
    t.ok("ListPoliciesGrantingServiceAccess", lambda r: [
        policy["PolicyName"] for policy in r["PoliciesGrantingServiceAccess"][0]["Policies"]] == ["own"],
         Arn=arn, ServiceNamespaces=["iam", "s3"])
    t.fails("NoSuchEntity", "ListPoliciesGrantingServiceAccess", Arn=arn + "-none", ServiceNamespaces=["iam"])


def last_accesses(t):
    keys = t.user("mary", DOCUMENT)
    t.ok("GetCallerIdentity", keys=keys)
    arn = f"arn:aws:iam::{ACCOUNT}:user/mary"
    job = t.ok("GenerateServiceLastAccessedDetails", Arn=arn, Granularity="ACTION_LEVEL")["JobId"]
    t.fails("NoSuchEntity", "GenerateServiceLastAccessedDetails", Arn=arn + "-none")
    time.sleep(0.7)
    t.ok("GetServiceLastAccessedDetails", lambda r: r["JobStatus"] == "COMPLETED" and [
        one["LastAuthenticatedEntity"] for one in r["ServicesLastAccessed"] if one["ServiceNamespace"] == "sts"] == [arn],
         JobId=job)
    t.fails("NoSuchEntity", "GetServiceLastAccessedDetails", JobId="0" * 36)
    t.ok("GetServiceLastAccessedDetailsWithEntities", lambda r: r["EntityDetailsList"][0]["EntityInfo"]["Name"] == "mary",
         JobId=job, ServiceNamespace="sts")
    t.fails("NoSuchEntity", "GetServiceLastAccessedDetailsWithEntities", JobId="0" * 36, ServiceNamespace="sts")


def federation(t):
    t.ok("SetSecurityTokenServicePreferences", GlobalEndpointTokenVersion="v2Token")
    t.fails("AccessDenied", "SetSecurityTokenServicePreferences", keys=t.nobody, GlobalEndpointTokenVersion="v1Token")
    t.ok("GetAccountSummary", lambda r: r["SummaryMap"]["GlobalEndpointTokenVersion"] == 2)
    t.fails("FeatureDisabled", "GetOutboundWebIdentityFederationInfo")
    made = t.ok("EnableOutboundWebIdentityFederation")
    t.fails("FeatureEnabled", "EnableOutboundWebIdentityFederation")
    t.ok("GetOutboundWebIdentityFederationInfo",
         lambda r: r["IssuerIdentifier"] == made["IssuerIdentifier"] and r["JwtVendingEnabled"])
    t.ok("DisableOutboundWebIdentityFederation")
    t.fails("FeatureDisabled", "DisableOutboundWebIdentityFederation")


def federated_users(t):
    keys = t.user("proxy", DOCUMENT)
    made = t.ok("GetFederationToken", lambda r: r["FederatedUser"]["FederatedUserId"] == f"{ACCOUNT}:Bob", keys=keys,
                Name="Bob", Policy=DOCUMENT)["Credentials"]
    session = type(keys)(made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:sts::{ACCOUNT}:federated-user/Bob", keys=session)
    t.fails("MalformedPolicyDocument", "GetFederationToken", keys=keys, Name="Bob", Policy="{}")
    t.ok("GetAccessKeyInfo", lambda r: r["Account"] == ACCOUNT, AccessKeyId=keys.id)
    t.fails("AccessDenied", "GetAccessKeyInfo", keys=t.nobody, AccessKeyId=keys.id)
    t.fails("InvalidAuthorizationMessageException", "DecodeAuthorizationMessage", "^Message is not valid$",
            EncodedMessage="none")


def presigned_urls(t):
    """URLs that boto3 signs, by GET and POST. The CLI signs none for these services."""
    if not hasattr(t.client, "presign"):
        return
    for operation, parameters, expected in (
            ("GetCallerIdentity", {}, f"<Arn>arn:aws:iam::{ACCOUNT}:root</Arn>"),
            ("ListAttachedUserPolicies", {"UserName": "nobody", "MaxItems": 5}, "<AttachedPolicies"),
            ("GetPolicy", {"PolicyArn": ADMINISTRATOR_ACCESS}, f"<Arn>{ADMINISTRATOR_ACCESS}</Arn>")):
        for method in ("GET", "POST"):
            url = t.client.presign(t.endpoint, type(t.nobody)("sandbox", "sandbox"), operation, method, parameters)
            for expected_status, changed in ((200, url), (403, url[:-1] + ("0" if url[-1] != "0" else "1"))):
                request = urllib.request.Request(changed, data=b"" if method == "POST" else None, method=method)
                try:
                    with urllib.request.urlopen(request) as response:
                        status, body = response.status, response.read().decode("utf-8")
                except urllib.error.HTTPError as error:
                    status, body = error.code, error.read().decode("utf-8")
                if status != expected_status or (expected if status == 200 else "SignatureDoesNotMatch") not in body:
                    t.mistakes.append(f"{operation} by a presigned {method} answered {status}: {body}")


ALL = [
    server_certificates, uploaded_credentials, root_credentials, simulations, last_accesses, federation,
    federated_users, presigned_urls,
]
