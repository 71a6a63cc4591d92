<#
.SYNOPSIS
Starts a sandbox for tests of permissions, and defines how they run a command as the user probe, who has only the
permissions that a test gives. It is dot-sourced.
#>

Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
$state = Join-Path ([IO.Path]::GetTempPath()) "adminiam-$([guid]::NewGuid()).json"
$readBuckets = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}'
$readQueues = $readBuckets -replace 's3', 'sqs'
$allowAll = $readBuckets -replace 's3:Get\*', '*'
$longDocument = $readBuckets -replace 's3:Get', "s3:Get$('x' * 6144)"
$elevenPolicies = 'AdministratorAccess', 'IAMFullAccess', 'IAMReadOnlyAccess', 'IAMUserChangePassword',
    'PowerUserAccess', 'ReadOnlyAccess',
    'SecurityAudit', 'AWSSupportAccess', 'AWSDenyAll', 'Billing', 'ViewOnlyAccess'

# What no cmdlet creates is in the state of the sandbox from the start, and is renamed when it is used: users with
# an SSH key, a service credential, a certificate and an inline policy, groups with an inline policy, and roles with
# a policy. What takes days to become a violation of a check is there too: users who have not been used, locked
# users and expired certificates.
function Save-State {
    $time = '2026-01-02T03:04:05Z'
    $lock = @{
        Version = '2012-10-17'
        Statement = @(
            @{ Sid = 'DenyEverything'; Effect = 'Deny'; Action = '*'; Resource = '*' }
            @{
                Sid = 'SessionsIssuedBefore'; Effect = 'Deny'; Action = '*'; Resource = '*'
                Condition = @{ DateLessThan = @{ 'aws:TokenIssueTime' = $time } }
            })
    } | ConvertTo-Json -Depth 5

    # A user with every kind of credential, who was never used.
    function Get-AgedUser([string] $Name, [string] $Code, [string] $Policy, [hashtable] $Inline) {
        @{
            name = $Name; path = '/'; id = "AIDAEXAMPLEEXAM$Code"; created = $time
            attachedPolicies = @($Policy); inlinePolicies = $Inline
            loginProfile = @{ created = $time; passwordChanged = $time }
            accessKeys = @(@{ id = "AKIAEXAMPLEEXAM$Code"; secret = 'secret'; status = 'Active'; created = $time })
            sshPublicKeys =
                @(@{ id = "APKAEXAMPLEEXAM$Code"; status = 'Active'; body = 'ssh-rsa AAAA'; uploaded = $time })
            serviceCredentials = @(
                @{
                    id = "ACCAEXAMPLEEXAM$Code"; serviceName = 'codecommit.amazonaws.com'
                    serviceUserName = $Name; status = 'Active'; created = $time
                })
            signingCertificates =
                @(@{ id = "TA7SMP42TDN5Z26OBP$Code"; body = 'PEM'; status = 'Active'; uploaded = $time })
        }
    }

    $trust = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},' +
        '"Action":"sts:AssumeRole"}]}'
    $own = @{ own = $readBuckets }
    @{
        accountId = '123456789012'
        created = $time
        organizationId = 'o-exampleorg1'
        organization = @{
            managementAccountId = '123456789012'; rootId = 'r-exam'
            accounts = @(
                @{
                    id = '123456789012'; name = 'Management'; email = 'aws-123456789012@example.com'
                    parentId = 'r-exam'; joined = $time; joinedMethod = 'INVITED'
                })
            serviceAccess = @{ 'sso.amazonaws.com' = $time; 'access-analyzer.amazonaws.com' = $time }
            delegatedAdministrators = @(
                @{
                    accountId = '444455556666'; servicePrincipal = 'access-analyzer.amazonaws.com'; enabled = $time
                })
        }
        users = @(1000..1120 | ForEach-Object { @{
                    name = "spare$_"; path = '/'; id = "AIDAEXAMPLEEXAMPLE$_"; created = $time
                    inlinePolicies = $own
                    sshPublicKeys = @(
                        @{ id = "APKAEXAMPLEEXAMPLE$_"; status = 'Active'; body = 'ssh-rsa AAAA'; uploaded = $time }
                    )
                    serviceCredentials = @(
                        @{
                            id = "ACCAEXAMPLEEXAMPLE$_"; serviceName = 'codecommit.amazonaws.com'
                            serviceUserName = "u$_"; status = 'Active'; created = $time
                        }
                    )
                    signingCertificates =
                        @(@{ id = "TA7SMP42TDN5Z26OBPJE7EXA$_"; body = 'PEM'; status = 'Active'; uploaded = $time })
                } }) + @(1000..1030 | ForEach-Object { @{
                    name = "holder$_"; path = '/'; id = "AIDAEXAMPLEEXAMPLF$_"; created = $time
                    attachedPolicies = @("arn:aws:iam::123456789012:policy/spare$_")
                } }) + @(
            @{
                name = 'old-password'; path = '/'; id = 'AIDAEXAMPLEEXAMPLG01'; created = $time
                attachedPolicies = @('arn:aws:iam::aws:policy/AdministratorAccess')
                loginProfile = @{ created = $time; passwordChanged = $time }
            }
        ) + @(1000..1060 | ForEach-Object {
                Get-AgedUser "aged$_" "AG$_" 'arn:aws:iam::aws:policy/AdministratorAccess' @{}
            }) + @(1000..1060 | ForEach-Object {
                $user = Get-AgedUser "left$_" "LE$_" 'arn:aws:iam::aws:policy/ReadOnlyAccess' @{
                    AdminIamLock = $lock
                }
                $user.groups = @('spare1030')
                $user.permissionsBoundary = 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'
                $user
            })
        mfaDevices = @(
            @{
                name = 'root-key'; serialNumber = 'arn:aws:iam::123456789012:u2f/root-account/root-key'
                userName = '<root_account>'; created = $time; enabled = $time
            }
        ) + @(1000..1060 | ForEach-Object { @{
                    name = "left$_"; created = $time; seed = 'JBSWY3DPEHPK3PXP' * 4; userName = "left$_"
                    enabled = $time
                } })
        serverCertificates = @(1000..1060 | ForEach-Object { @{
                    name = "old$_"; id = "ASCAEXAMPLEEXAMPLE$_"; created = $time; body = 'PEM'; expires = $time
                } })
        groups = @(
            1000..1030 |
                ForEach-Object {
                    @{
                        name = "spare$_"; path = '/'; id = "AGPAEXAMPLEEXAMPLE$_"; created = $time
                        inlinePolicies = $own
                    }
                }
        )
        roles = @(1000..1030 | ForEach-Object { @{
                    name = "spare$_"; path = '/'; id = "AROAEXAMPLEEXAMPLE$_"; created = $time
                    assumeRolePolicyDocument = $trust
                    maxSessionDuration = 3600; attachedPolicies = @("arn:aws:iam::123456789012:policy/spare$_")
                } })
    } | ConvertTo-Json -Depth 6 | Set-Content -LiteralPath $state
}
$next = @{
    Scenario = 0; Loss = 0; User = 1000; Group = 1000; Role = 1000; Aged = 1000; Left = 1000; Certificate = 1000
}

# A user full$n with every kind of dependent resource.
function New-FullUser {
    $null = Set-AdminUser "spare$(($next.User++))" -NewUserName "full$n" -PermissionsBoundary ViewOnlyAccess
    $null = Set-AdminUserPassword "full$n" -GeneratePassword
    $null = New-AdminAccessKey "full$n"
    $null = Add-AdminUserToGroup "full$n" Readers
    $null = New-AdminMfaDevice "full$n" -ShowQrCode:$false | Enable-AdminMfaDevice -FromSeed
}

# A group full$n with a policy and an inline policy.
function New-FullGroup {
    $null = Set-AdminGroup "spare$(($next.Group++))" -NewGroupName "full$n"
    Add-AdminGroupPolicy "full$n" ViewOnlyAccess
}

# A policy that is attached to a group, a user and a role.
function New-AttachedPolicy {
    $policy = New-AdminPolicy "spare$(($next.Role++))" $readBuckets
    $null = New-AdminGroup "g$n" $policy.Arn
    $policy
}

# Gives a policy all the versions that it can have.
function Add-PolicyVersion([string] $Name, [string] $Document = $readBuckets) {
    $null = 1..4 |
        ForEach-Object {
            Set-AdminPolicy $Name $Document.Replace('"Resource"', "`"Sid`":`"v$_`",`"Resource`"") -Force
        }
}

# A user whose lock is in tags and AWSDenyAll, because the inline policy could not be written.
function New-TagLockedUser([string] $Name) {
    $null = New-AdminUser $Name -ProgrammaticAccess
    Set-ProbePolicy (Get-AdminCommandPermission Lock-AdminUser -AsPolicy) -Denied iam:PutUserPolicy, *
    $null = Lock-AdminUser $Name -Force -Session $probe 3> $null
}

# A user whose creation was interrupted after the password and the key were created, and before they were saved.
function New-InterruptedUser([string] $Name) {
    $path = "$state-$Name.csv"
    $started = [datetime]::UtcNow.AddMinutes(-10).ToString('o')
    $null = New-AdminUser $Name -ProgrammaticAccess -Password Planned-1-password
    [IO.File]::WriteAllText(
        "$path.journal",
        ("{`"User`":`"$Name`",`"Password`":`"Planned-1-password`",`"KeyStarted`":`"$started`",`"KeyId`":null," +
            "`"Secret`":null}`n"))
    $path
}


# A permission set that an account has.
function New-AssignedSet([string] $Name = "s$n", [string] $Account = '111122223333') {
    $null = New-AdminPermissionSet $Name ViewOnlyAccess
    $null = New-AdminIdentityGroup $Name
    $null = New-AdminAccountAssignment $Name $Account -GroupName $Name
}

# No cmdlet takes the trusted access of IAM from the organization.
function Disable-TrustedAccess {
    Invoke-AwsCli organizations disable-aws-service-access --service-principal iam.amazonaws.com
}

# A way into the management account.
function New-ManagementEntry {
    New-AssignedSet "m$n" 123456789012
    $null = New-AdminIdentityUser "m$n" -GivenName A -FamilyName B
    $null = Add-AdminIdentityUserToGroup "m$n" "m$n"
}

# Replaces the policy of the user probe.
function Set-ProbePolicy([string] $Document, [string[]] $Denied) {
    $policy = $Document | ConvertFrom-Json
    if ($Denied) {
        $resource = if ($Denied[1] -eq '*') { '*' } else { "arn:aws:iam::123456789012:$($Denied[1])" }
        $policy.Statement += [pscustomobject]@{ Effect = 'Deny'; Action = $Denied[0]; Resource = $resource }
    }
    $null = New-AdminPolicy Probe -Document $policy -Ensure
}

function Get-PermissionCount {
    $counts = @{}
    foreach ($count in (Invoke-RestMethod "${url}_sandbox/stats").callsByPermission.PSObject.Properties) {
        $counts[$count.Name] = $count.Value
    }
    $counts
}

# Runs the command of a scenario as probe, with the policy and what root sets up for it, and returns its output,
# errors and warnings, and the actions that it called.
function Invoke-Scenario([hashtable] $Scenario, [string] $Policy) {
    $n = ++$next.Scenario
    $ConfirmPreference = 'None'
    # The blocks of the table belong to the discovery, which does not see these variables.
    $given = if ($Scenario.SetUp) { . ([scriptblock]::Create($Scenario.SetUp)) 3> $null }
    Set-ProbePolicy $Policy $Scenario.Denied
    if ("$($Scenario.SetUp) $($Scenario.Run)" -match '-Admin(Identity|PermissionSet|Account(Assignment|Access))') {
        # A session remembers the instance of IAM Identity Center.
        $probe = $probeKey | Connect-AdminAccount -EndpointUrl $url
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }
    $before = Get-PermissionCount
    $PSDefaultParameterValues = @{ '*-Admin*:Session' = $probe; '*-Admin*:Confirm' = $false }
    $all = try { & ([scriptblock]::Create($Scenario.Run)) 2>&1 3>&1 } catch { $_ }
    $PSDefaultParameterValues = @{}
    $after = Get-PermissionCount
    [pscustomobject]@{
        Errors = @($all.Where({ $_ -is [Management.Automation.ErrorRecord] }))
        Warnings = @($all.Where({ $_ -is [Management.Automation.WarningRecord] }))
        Output = @(
            $all.Where({
                $_ -isnot [Management.Automation.ErrorRecord] -and $_ -isnot [Management.Automation.WarningRecord]
            })
        )
        Actions = @($after.Keys.Where({ $after[$_] -ne $before[$_] }) | Sort-Object)
    }
}

# The policy without an action.
function Remove-PolicyAction([string] $Policy, [string] $Action) {
    $document = $Policy | ConvertFrom-Json
    foreach ($statement in $document.Statement) {
        $statement.Action = @($statement.Action).Where({ $_ -ne $Action })
    }
    $document.Statement = @(@($document.Statement).Where({ $_.Action }))
    if (-not $document.Statement) {
        $document.Statement = @(@{ Effect = 'Allow'; Action = 's3:GetObject'; Resource = '*' })
    }
    $document | ConvertTo-Json -Depth 9
}

# Returns the errors that a scenario does not expect, and a note if the expected one is missing.
function Get-Unexpected([hashtable] $Scenario, [psobject] $Result) {
    $Result.Errors.Where(
        { -not $Scenario.Expected -or "$($_.FullyQualifiedErrorId) $_" -notmatch $Scenario.Expected })
    if ($Scenario.Expected -and -not $Result.Errors) {
        "The error '$($Scenario.Expected)' is missing."
    }
}

# How the output of a command shows that an optional action was not allowed.
$degraded = @{
    'no similar names are suggested' =
        { "$($_.Errors)" -match 'There is no' -and "$($_.Errors)" -notmatch 'Did you mean|here are|name near' }
    'no similar serial numbers are suggested' = {
        "$($_.Errors)" -match 'There is no' -and "$($_.Errors)" -notmatch 'Did you mean|here are|name near|has no'
    }
    'the output contains the group names as they were specified' = { $_.Output.GroupName -ceq 'readers' }
    'the default quotas apply' = { $_.Errors -or $_.Output.Outcome -eq 'Updated' }
    'the properties are empty' =
        { "$($_.Warnings)" -match $Action -and $null -in $_.Output.Alias, $_.Output.Summary }
    'the property IsOrganizationInstance is empty' = { $null -eq $_.Output.IsOrganizationInstance }
    'a disabled feature is an error of each account' = { "$($_.Errors)" -match 'refused a root session' }
    'the property OrganizationId is empty' = { $null -eq $_.Output.OrganizationId }
    'the property DelegatedAdministratorId is empty' = { $null -eq $_.Output.DelegatedAdministratorId }
    'the property ManagementAccountName is empty' = { $null -eq $_.Output.ManagementAccountName }
    'the property TrustedService is empty' = { $null -eq $_.Output.TrustedService }
    'the property DelegatedAdministrator is empty' = { $null -eq $_.Output.DelegatedAdministrator }
    'the services of delegated administrators are empty' =
        { $_.Output.DelegatedAdministrator -and $null -in $_.Output.DelegatedAdministrator.ServiceName }
    'the property OrganizationalUnit is empty' = { $null -in $_.Output.OrganizationalUnit }
    'the evidence of an external directory is empty' = { $null -eq $_.Output.ExternalIssuer }
    'the summary is empty' = { $null -eq $_.Output.Summary }
    'the sign-in URL contains the account ID instead of the alias' =
        { $_.Output.SignInUrl -match '^https://123456789012\.' }
    'AWSDenyAll is attached and a warning states the reason' =
        { $_.Output.Outcome -eq 'Locked' -and "$($_.Warnings)" -match "$Action .*AWSDenyAll is attached instead" }
    'Unlock-AdminUser does not detach AWSDenyAll' = { "$($_.Warnings)" -match 'does not detach it' }
    'only a warning lists what was active' =
        { "$($_.Warnings)" -match "$Action .*could not be recorded|could not be recorded .*$Action" }
    'keys, MFA and last use are empty and a warning states it' =
        { "$($_.Warnings)" -match $Action -and $null -eq $_.Output[0].MfaEnabled }
    'a warning states that the affected users are not known' = { "$($_.Warnings)" -match "not known.*$Action" }
    'the checks that need it are Unknown' =
        { $_.Output.Status -contains 'Unknown' -and "$($_.Output.Reason)" -match $Action }
    'administrators by assignment are not counted' =
        { $_.Output.CheckId -eq 'AdministratorCount' -and "$($_.Output.Reason)" -notmatch 'Identity Center i\d' }
    'the credential report is used' =
        { "$($_.Output.Reason)" -match 'The credential report was generated on' }
    'an existing credential report is used' = { $_.Output -and 'Unknown' -notin $_.Output.Status }
    'no warning about an external directory is written' = { $_.Output -and -not $_.Warnings }
    'the groups of each user are read on their own' = { $_.Output.Count -gt 3 }
    'it is not checked whether the account exists' = { -not $_.Errors }
    'the output contains no account name' = { $_.Output -and -not $_.Output.AccountName }
    'the names of accounts are empty' = { $null -in $_.Output.AccountName }
    'the names of users and groups are empty' = { $null -in $_.Output.PrincipalName }
    'names are empty, and Via contains the IDs of groups' =
        { $null -in $_.Output.UserName -or "$($_.Output.Via)" -match '[0-9a-f]{8}-' }
    'each user is read by one call' = { $_.Output.Count -gt 10 }
    'the prompt contains no account name' = { -not $_.Errors }
    'the prompt contains no names of users and groups' = { -not $_.Errors }
    'each membership is looked up on its own' = { $_.Output.Count -gt 3 }
    'the command does not wait until the user is visible' = { $_.Output.Outcome -eq 'Created' }
    'the instance is treated as that of an organization' = { -not $_.Errors }
    'the command does not wait until the permission set is visible' = { $_.Output.Outcome -eq 'Created' }
    'the command does not wait until the group is visible' = { $_.Output.Outcome -eq 'Created' }
    'the command does not wait until the policy is visible' = { $_.Output.Outcome -eq 'Created' }
}

# Starts the sandbox with what was there before the first scenario: what scenarios leave would slow down the next.
function Reset-Sandbox {
    Stop-AdminSandbox
    Copy-Item -Path "$state.first" -Destination $state
    $null = Start-AdminSandbox -Path $state -Port ([uri] $url).Port -CallRate 0 -AssignmentDuration 0:0:0.01
    $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
}

Save-State
$url = (Start-AdminSandbox -Path $state -Account 'Prod=111122223333', 'Workloads/Test=444455556666' `
        -CallRate 0 -AssignmentDuration 00:00:00.010).EndpointUrl
$null = New-AdminGroup
$null = New-AdminGroup Readers ViewOnlyAccess
$null = New-AdminGroup Closed ViewOnlyAccess
$null = New-AdminIdentityGroup Team
$null = 1..12 | ForEach-Object { "person$_" } | New-AdminIdentityUser -GroupName Team -GivenName A -FamilyName B
$null = New-AdminPermissionSet Given, Given2, Given3 @()
$null = New-AdminAccountAssignment Given Prod, 123456789012 -GroupName Team -UserName (
    1..12 | ForEach-Object { "person$_" })
# Sorted before the others, so that one look finds an administrator who can sign in.
$null = New-AdminUser a-boss Administrators -ProgrammaticAccess -GeneratePassword
$null = Set-AdminAccountAlias example-corp
$null = New-AdminGroup Probe (New-AdminPolicy Probe $readBuckets)
$probeKey = New-AdminUser probe Probe -ProgrammaticAccess
$probe = $probeKey | Connect-AdminAccount -EndpointUrl $url
Stop-AdminSandbox
Copy-Item -Path $state -Destination "$state.first"
