"""The stops about root's own credentials, certificates, SSH keys and credentials for single services."""

from stops import ACCOUNT, NO_USER


def root_credentials(t):
    made = t.ok("CreateAccessKey", lambda r: r["AccessKey"]["UserName"] == "root")["AccessKey"]
    own = type(t.nobody)(made["AccessKeyId"], made["SecretAccessKey"])
    t.ok("GetCallerIdentity", lambda r: r["Arn"] == f"arn:aws:iam::{ACCOUNT}:root", keys=own)
    t.ok("ListAccessKeys", lambda r: made["AccessKeyId"] in [key["AccessKeyId"] for key in r["AccessKeyMetadata"]])
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


ALL = [server_certificates, uploaded_credentials, root_credentials]
