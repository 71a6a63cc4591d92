"""The stops of the tour about roles and about the tags of all resources."""

import json

from stops import ACCOUNT, ADMINISTRATOR_ACCESS, DOCUMENT, NO_POLICY, TRUST_POLICY

NO_ROLE = r"^The role with name none cannot be found\.$"

NO_OIDC = f"arn:aws:iam::{ACCOUNT}:oidc-provider/none.example.com"
NO_SAML = f"arn:aws:iam::{ACCOUNT}:saml-provider/none"
METADATA = (
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://login.example.com/adfs">'
    '<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
    f'<!-- {"x" * 1000} --></IDPSSODescriptor></EntityDescriptor>')


def customer_roles(t):
    trust = {"AssumeRolePolicyDocument": TRUST_POLICY}
    t.ok("CreateRole", lambda r: r["Role"]["Arn"] == f"arn:aws:iam::{ACCOUNT}:role/t/guard"
         and r["Role"]["AssumeRolePolicyDocument"] == json.loads(TRUST_POLICY), RoleName="guard", Path="/t/",
         MaxSessionDuration=7200, Description="Guards", Tags=[{"Key": "a", "Value": "b"}], **trust)
    t.fails("EntityAlreadyExists", "CreateRole", r"^Role with name GUARD already exists\.$", RoleName="GUARD", **trust)
    nobody = f"arn:aws:iam::{ACCOUNT}:user/nobody-at-all"
    t.fails("MalformedPolicyDocument", "CreateRole", rf'^Invalid principal in policy: "AWS":"{nobody}"$', RoleName="x",
            AssumeRolePolicyDocument=TRUST_POLICY.replace('"Service": "ec2.amazonaws.com"', f'"AWS": "{nobody}"'))
    t.ok("GetRole", lambda r: r["Role"]["MaxSessionDuration"] == 7200 and r["Role"]["Description"] == "Guards"
         and r["Role"]["Tags"][0]["Key"] == "a", RoleName="guard")
    t.ok("ListRoles", lambda r: [role["RoleName"] for role in r["Roles"]] == ["guard"], PathPrefix="/t/")
    t.fails("AccessDenied", "ListRoles", keys=t.nobody)
    t.ok("UpdateRoleDescription", lambda r: r["Role"]["Description"] == "d", RoleName="guard", Description="d")
    t.fails("NoSuchEntity", "UpdateRoleDescription", NO_ROLE, RoleName="none", Description="d")
    t.ok("UpdateAssumeRolePolicy", RoleName="guard", PolicyDocument=TRUST_POLICY)
    t.fails("MalformedPolicyDocument", "UpdateAssumeRolePolicy", "^Missing required field Principal$", RoleName="guard",
            PolicyDocument=DOCUMENT.replace(', "Resource": "*"', "").replace('"*"', '"sts:AssumeRole"'))
    t.ok("PutRolePermissionsBoundary", RoleName="guard", PermissionsBoundary=ADMINISTRATOR_ACCESS)
    t.fails("NoSuchEntity", "PutRolePermissionsBoundary", RoleName="guard", PermissionsBoundary=NO_POLICY)
    t.ok("DeleteRolePermissionsBoundary", RoleName="guard")
    t.fails("NoSuchEntity", "DeleteRolePermissionsBoundary", RoleName="guard")
    t.ok("PutRolePolicy", RoleName="guard", PolicyName="own", PolicyDocument=DOCUMENT)
    t.fails("DeleteConflict", "DeleteRole", r"^Cannot delete entity, must delete policies first\.$", RoleName="guard")
    t.ok("DeleteRolePolicy", RoleName="guard", PolicyName="own")
    t.ok("DeleteRole", RoleName="guard")
    t.fails("NoSuchEntity", "DeleteRole", r"^The role with name guard cannot be found\.$", RoleName="guard")


def tags(t):
    t.ok("CreateRole", RoleName="tagged", AssumeRolePolicyDocument=TRUST_POLICY)
    policy = t.ok("CreatePolicy", PolicyName="tagged", PolicyDocument=DOCUMENT, Path="/tags/")["Policy"]["Arn"]
    device = t.ok("CreateVirtualMFADevice", VirtualMFADeviceName="tagged")["VirtualMFADevice"]["SerialNumber"]
    t.ok("CreateInstanceProfile", InstanceProfileName="tagged")
    t.ok("UploadServerCertificate", ServerCertificateName="tagged", CertificateBody=t.material["certificate"],
         PrivateKey=t.material["key"])
    oidc = t.ok("CreateOpenIDConnectProvider", Url="https://tagged.example.com",
                ThumbprintList=["a" * 40])["OpenIDConnectProviderArn"]
    saml = t.ok("CreateSAMLProvider", Name="tagged", SAMLMetadataDocument=METADATA)["SAMLProviderArn"]
    for kind, resource, missing in (
            ("Role", {"RoleName": "tagged"}, {"RoleName": "none"}),
            ("Policy", {"PolicyArn": policy}, {"PolicyArn": NO_POLICY}),
            ("MFADevice", {"SerialNumber": device}, {"SerialNumber": f"arn:aws:iam::{ACCOUNT}:mfa/none"}),
            ("InstanceProfile", {"InstanceProfileName": "tagged"}, {"InstanceProfileName": "none"}),
            ("OpenIDConnectProvider", {"OpenIDConnectProviderArn": oidc}, {"OpenIDConnectProviderArn": NO_OIDC}),
            ("SAMLProvider", {"SAMLProviderArn": saml}, {"SAMLProviderArn": NO_SAML}),
            ("ServerCertificate", {"ServerCertificateName": "tagged"}, {"ServerCertificateName": "none"})):
        two = [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]
        t.ok(f"Tag{kind}", Tags=two, **resource)
        t.fails("InvalidInput", f"Tag{kind}", Tags=[{"Key": "aws:a", "Value": "b"}], **resource)
        t.fails("NoSuchEntity", f"Tag{kind}", Tags=two, **missing)
        t.ok(f"List{kind}Tags", lambda r: r["Tags"] == two, **resource)
        t.fails("NoSuchEntity", f"List{kind}Tags", **missing)
        t.ok(f"Untag{kind}", TagKeys=["A"], **resource)
        t.fails("NoSuchEntity", f"Untag{kind}", TagKeys=["a"], **missing)
        t.ok(f"List{kind}Tags", lambda r: r["Tags"] == two[1:], **resource)


def instance_profiles(t):
    one = {"InstanceProfileName": "web"}
    t.ok("CreateRole", RoleName="web", AssumeRolePolicyDocument=TRUST_POLICY)
    t.ok("CreateInstanceProfile", lambda r: r["InstanceProfile"]["Arn"] == f"arn:aws:iam::{ACCOUNT}:instance-profile/w/web"
         and r["InstanceProfile"]["Roles"] == [], Path="/w/", **one)
    t.fails("EntityAlreadyExists", "CreateInstanceProfile", r"^Instance Profile WEB already exists\.$", InstanceProfileName="WEB")
    t.ok("AddRoleToInstanceProfile", RoleName="web", **one)
    t.fails("LimitExceeded", "AddRoleToInstanceProfile", "^Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1$",
            RoleName="web", **one)
    t.ok("GetInstanceProfile", lambda r: r["InstanceProfile"]["Roles"][0]["RoleName"] == "web", **one)
    t.fails("NoSuchEntity", "GetInstanceProfile", r"^Instance Profile none cannot be found\.$", InstanceProfileName="none")
    t.ok("ListInstanceProfiles", lambda r: [p["InstanceProfileName"] for p in r["InstanceProfiles"]] == ["web"], PathPrefix="/w/")
    t.fails("AccessDenied", "ListInstanceProfiles", keys=t.nobody)
    t.ok("ListInstanceProfilesForRole", lambda r: r["InstanceProfiles"][0]["InstanceProfileName"] == "web", RoleName="web")
    t.fails("NoSuchEntity", "ListInstanceProfilesForRole", NO_ROLE, RoleName="none")
    conflict = "^Cannot delete entity, must remove roles from instance profile first\\.$"
    t.fails("DeleteConflict", "DeleteInstanceProfile", conflict, **one)
    t.fails("DeleteConflict", "DeleteRole", conflict, RoleName="web")
    t.ok("RemoveRoleFromInstanceProfile", RoleName="web", **one)
    t.fails("NoSuchEntity", "RemoveRoleFromInstanceProfile", NO_ROLE, RoleName="none", **one)
    t.ok("DeleteInstanceProfile", **one)


def oidc_providers(t):
    arn = f"arn:aws:iam::{ACCOUNT}:oidc-provider/id.example.com/tenant"
    one = {"OpenIDConnectProviderArn": arn}
    request = {"Url": "https://id.example.com/tenant", "ThumbprintList": ["b" * 40]}
    t.ok("CreateOpenIDConnectProvider", lambda r: r["OpenIDConnectProviderArn"] == arn, ClientIDList=["app"], **request)
    t.fails("EntityAlreadyExists", "CreateOpenIDConnectProvider",
            r"^Provider with url https://id\.example\.com/tenant already exists\.$", **request)
    t.ok("AddClientIDToOpenIDConnectProvider", ClientID="other", **one)
    t.fails("NoSuchEntity", "AddClientIDToOpenIDConnectProvider", OpenIDConnectProviderArn=NO_OIDC, ClientID="other")
    t.ok("UpdateOpenIDConnectProviderThumbprint", ThumbprintList=["c" * 40], **one)
    t.fails("InvalidInput", "UpdateOpenIDConnectProviderThumbprint", ThumbprintList=["c" * 40] * 6, **one)
    t.ok("GetOpenIDConnectProvider", lambda r: r["Url"] == "id.example.com/tenant"
         and r["ClientIDList"] == ["app", "other"] and r["ThumbprintList"] == ["c" * 40], **one)
    t.fails("NoSuchEntity", "GetOpenIDConnectProvider", rf"^OpenIDConnect Provider not found for arn {NO_OIDC}$",
            OpenIDConnectProviderArn=NO_OIDC)
    t.ok("ListOpenIDConnectProviders", lambda r: {"Arn": arn} in r["OpenIDConnectProviderList"])
    t.fails("AccessDenied", "ListOpenIDConnectProviders", keys=t.nobody)
    t.ok("RemoveClientIDFromOpenIDConnectProvider", ClientID="app", **one)
    t.fails("NoSuchEntity", "RemoveClientIDFromOpenIDConnectProvider", OpenIDConnectProviderArn=NO_OIDC, ClientID="app")
    t.ok("DeleteOpenIDConnectProvider", **one)
    t.ok("DeleteOpenIDConnectProvider", **one)
    t.fails("InvalidInput", "DeleteOpenIDConnectProvider", OpenIDConnectProviderArn=NO_POLICY)


def saml_providers(t):
    arn = f"arn:aws:iam::{ACCOUNT}:saml-provider/adfs"
    one = {"SAMLProviderArn": arn}
    t.ok("CreateSAMLProvider", lambda r: r["SAMLProviderArn"] == arn, Name="adfs", SAMLMetadataDocument=METADATA)
    t.fails("InvalidInput", "CreateSAMLProvider", r"^Could not parse metadata\.$", Name="x", SAMLMetadataDocument="x" * 1000)
    t.ok("GetSAMLProvider", lambda r: r["SAMLMetadataDocument"] == METADATA, **one)
    t.fails("NoSuchEntity", "GetSAMLProvider", rf"^Manifest not found for arn {NO_SAML}$", SAMLProviderArn=NO_SAML)
    t.ok("ListSAMLProviders", lambda r: arn in [entry["Arn"] for entry in r["SAMLProviderList"]])
    t.fails("AccessDenied", "ListSAMLProviders", keys=t.nobody)
    t.ok("UpdateSAMLProvider", lambda r: r["SAMLProviderArn"] == arn, SAMLMetadataDocument=METADATA, **one)
    t.fails("NoSuchEntity", "UpdateSAMLProvider", SAMLMetadataDocument=METADATA, SAMLProviderArn=NO_SAML)
    t.ok("DeleteSAMLProvider", **one)
    t.fails("NoSuchEntity", "DeleteSAMLProvider", **one)


ALL = [customer_roles, tags, instance_profiles, oidc_providers, saml_providers]
