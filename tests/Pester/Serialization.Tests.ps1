BeforeDiscovery {
    # Every type that commands write, with a command that writes it, and properties that must not change.
    $outputs = @(
        @{ Type = 'AdminSession'; Names = 'Arn'; Command = { $session } }
        @{ Type = 'AdminSandbox'; Names = 'AccountId'; Command = { Get-AdminSandbox } }
        @{ Type = 'AdminAccount'; Names = 'AccountId', 'SignInUrl'; Command = { Get-AdminAccount } }
        @{
            Type = 'AdminGroup'; Names = 'GroupName', 'Arn', 'Outcome'
            Command = { New-AdminGroup "g$(New-Guid)" -Policy @() }
        }
        @{ Type = 'AdminGroup'; Names = 'GroupName', 'Policy'; Command = { Get-AdminGroup Administrators } }
        @{ Type = 'AdminUser'; Names = 'UserName', 'Arn', 'AccessKeyId', 'Outcome'; Command = { $alice } }
        @{
            Type = 'AdminUser'; Names = 'UserName', 'GroupName', 'HasPassword'
            Command = { Get-AdminUser alice -Detailed }
        }
        @{
            Type = 'AdminUserKey'; Names = 'AccessKeyId', 'Status'
            Command = { (Get-AdminUser alice -Detailed).AccessKeyDetail[0] }
        }
        @{ Type = 'AdminAccessKey'; Names = 'UserName', 'AccessKeyId', 'Status'; Command = { $key } }
        @{ Type = 'AdminMfaDevice'; Names = 'SerialNumber', 'UserName'; Command = { $device } }
        @{ Type = 'AdminPolicy'; Names = 'PolicyName', 'Arn', 'Document'; Command = { $policy } }
        @{
            Type = 'AdminPolicyVersion'; Names = 'PolicyName', 'VersionId', 'Document'
            Command = { Get-AdminPolicyVersion Reader -Document }
        }
        @{
            Type = 'AdminCredentialReportEntry'; Names = 'UserName', 'Arn', 'AccessKey1Status'
            Command = { @(Get-AdminCredentialReport)[1] }
        }
        @{
            Type = 'AdminPasswordPolicy'; Names = 'AccountId', 'MinimumPasswordLength', 'Change'
            Command = { Set-AdminPasswordPolicy -MinimumPasswordLength 16 -WhatIf }
        }
        @{
            Type = 'AdminFinding'; Names = 'CheckId', 'Status', 'Reason', 'Resource', 'AccountId'
            Command = { Test-AdminAccount PasswordLength }
        }
        @{
            Type = 'AdminPermission'; Names = 'UserName', 'Action', 'Reason', 'IsAllowed'
            Command = { Test-AdminPermission alice iam:CreateUser }
        }
        @{
            Type = 'AdminIdentityCenter'; Names = 'InstanceArn', 'PortalUrl', 'CanAdminister'
            Command = { Get-AdminIdentityCenter }
        }
        @{
            Type = 'AdminOrganization'; Names = 'OrganizationId', 'ManagementAccountId', 'TrustedService'
            Command = { Get-AdminOrganization }
        }
        @{
            Type = 'AdminOrganizationAccount'; Names = 'AccountId', 'AccountName', 'State', 'OrganizationalUnit'
            Command = { Get-AdminOrganizationAccount Prod }
        }
        @{
            Type = 'AdminPermissionSet'; Names = 'PermissionSetName', 'PermissionSetArn', 'Policy', 'Outcome'
            Command = { New-AdminPermissionSet "s$((New-Guid).ToString('n').Substring(4))" Billing }
        }
        @{
            Type = 'AdminIdentityGroup'; Names = 'GroupName', 'GroupId', 'Outcome', 'Change'
            Command = { New-AdminIdentityGroup "g$(New-Guid)" Text }
        }
        @{
            Type = 'AdminIdentityUser'; Names = 'UserName', 'DisplayName', 'UserId', 'Outcome'
            Command = { New-AdminIdentityUser "u$(New-Guid)" -GivenName A -FamilyName B }
        }
        @{
            Type = 'AdminRootAccess'; Names = 'OrganizationId', 'RootSessions', 'Outcome', 'Change'
            Command = { Enable-AdminRootAccess -WhatIf }
        }
        @{
            Type = 'AdminRootCredential'; Names = 'AccountId', 'HasPassword', 'AccessKeyId', 'Change'
            Command = {
                $null = Enable-AdminRootAccess
                Get-AdminRootCredential Prod -Session ($alice | Connect-AdminAccount -EndpointUrl $url)
            }
        }
        @{
            Type = 'AdminAccountAssignment'; Names = 'AccountId', 'PrincipalId', 'Outcome'
            Command = {
                $null = New-AdminPermissionSet Own @() -Ensure
                New-AdminIdentityUser "u$(New-Guid)" -GivenName A -FamilyName B | New-AdminAccountAssignment Own Prod
            }
        }
        @{
            Type = 'AdminAccountAccess'; Names = 'UserName', 'AccountId', 'Via'
            Command = {
                $null = New-AdminPermissionSet Own @() -Ensure
                $person = New-AdminIdentityUser "u$(New-Guid)" -GivenName A -FamilyName B
                $null = New-AdminAccountAssignment Own Prod -UserName $person.UserName
                Get-AdminAccountAccess -UserName $person.UserName
            }
        }
        @{
            Type = 'AdminIdentityLock'; Names = 'UserName', 'UserId', 'Outcome', 'GroupName', 'Path'
            Command = { Lock-AdminIdentityUser alice -Path $lockPath -Confirm:$false 3> $null }
        }
        @{
            Type = 'AdminOrganizationCommandSummary'; Names = 'AccountCount', 'FailedCount', 'SkippedAccount'
            Command = {
                Invoke-AdminOrganizationCommand { throw 'x' } 123456789012 -Summary -ErrorAction SilentlyContinue
            }
        }
        @{
            Type = 'AdminAccountFailure'; Names = 'AccountId', 'AccountName', 'ErrorId', 'Message', 'ErrorCount'
            Command = {
                (Invoke-AdminOrganizationCommand { throw 'x' } 123456789012 -Summary -ErrorAction Ignore).Failure[0]
            }
        }
        @{ Type = 'AdminRole'; Names = 'RoleName', 'Arn'; Command = { $linked } }
        @{
            Type = 'AdminSignInMessage'; Names = 'UserName', 'Body', 'Subject'
            Command = { $alice | New-AdminSignInMessage }
        }
        @{
            Type = 'AdminCommandPermission'; Names = 'CommandName', 'Action'
            Command = { @(Get-AdminCommandPermission -Name New-AdminUser)[0] }
        }
    )
}

BeforeAll {
    $manifest = Convert-Path (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module $manifest
    $null = Start-AdminSandbox -Account 'Prod=111122223333' -CallRate 0
    $url = (Get-AdminSandbox).EndpointUrl
    $session = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    $null = New-AdminGroup
    $alice = New-AdminUser alice -GroupName Administrators -GeneratePassword -ProgrammaticAccess `
        -Email alice@example.com
    $key = New-AdminAccessKey alice
    $device = New-AdminMfaDevice alice
    $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}'
    $policy = New-AdminPolicy Reader -Document $document
    $null = New-AdminIdentityUser alice (New-AdminIdentityGroup Team).GroupName -GivenName A -FamilyName B
    $lockPath = Join-Path $TestDrive 'lock.json'
    $linked = New-AdminServiceLinkedRole rds.amazonaws.com
    $secrets = $alice.Password, $alice.SecretAccessKey, $key.SecretAccessKey, $device.Seed |
        ForEach-Object { ConvertFrom-SecureString $_ -AsPlainText }
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'Output' {
    It 'of every type is tested here' {
        $text = Get-Content -Raw -LiteralPath (Join-Path $PSScriptRoot 'Serialization.Tests.ps1')
        $tested = [regex]::Matches($text, "Type = '(\w+)'").ForEach({ $_.Groups[1].Value })
        $declared = (Get-Module AdminIam).ExportedCmdlets.Values.OutputType.Type |
            Where-Object { $_.Namespace -eq 'AdminIam' } | ForEach-Object Name | Select-Object -Unique

        $declared | Should -Not -BeNullOrEmpty
        $declared | Where-Object { $_ -notin $tested } | Should -BeNullOrEmpty
    }

    It 'of <Type> survives JSON without its secrets: <Command>' -ForEach $outputs {
        $object = & $Command

        $json = ConvertTo-Json -InputObject $object -Depth 5 -WarningAction Stop
        $read = $json | ConvertFrom-Json

        foreach ($name in $Names) {
            "$($read.$name)" | Should -Be "$($object.$name)"
        }
        $secrets.Where({ $json.Contains($_) }) | Should -BeNullOrEmpty
    }

    It 'of <Type> survives Clixml: <Command>' -ForEach $outputs {
        $object = & $Command
        $path = Join-Path $TestDrive 'object.xml'

        Export-Clixml -InputObject $object -LiteralPath $path
        $read = Import-Clixml -LiteralPath $path

        $object | Should -BeOfType "AdminIam.$Type"
        $read.PSObject.TypeNames | Should -Contain "Deserialized.AdminIam.$Type"
        foreach ($name in $Names) {
            "$($read.$name)" | Should -Be "$($object.$name)"
        }
    }

    It 'has its secrets in Clixml, as SecureString' {
        $path = Join-Path $TestDrive 'user.xml'
        $alice | Export-Clixml -LiteralPath $path

        $read = Import-Clixml -LiteralPath $path

        ConvertFrom-SecureString $read.Password -AsPlainText | Should -Be $secrets[0]
        $secrets.Where({ (Get-Content -Raw -LiteralPath $path).Contains($_) }) | Should -BeNullOrEmpty
    }

    It 'is accepted again after Clixml' {
        $path = Join-Path $TestDrive 'back.xml'
        $alice, (Get-AdminUser alice) | Export-Clixml -LiteralPath $path

        (Import-Clixml -LiteralPath $path | Get-AdminUser).UserName | Should -Be 'alice', 'alice'
        $saved = Import-Clixml -LiteralPath $path | Select-Object -First 1
        ($saved | Connect-AdminAccount -EndpointUrl $url).Arn | Should -BeLike '*:user/alice'
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    It 'comes back from a job, and is accepted again without a warning' {
        $user, $group = Start-Job {
            param($manifest, $url)
            Import-Module $manifest
            $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            New-AdminUser job -GeneratePassword -Tag @{ Team = 'Night' }
            Get-AdminGroup Administrators
        } -ArgumentList $manifest, $url | Receive-Job -Wait -AutoRemoveJob

        $user.Outcome | Should -Be 'Created'
        $user.Password | Should -BeOfType securestring
        $group.Policy | Should -Be 'AdministratorAccess'
        ($user | Get-AdminUser -WarningVariable warnings).UserName | Should -Be 'job'
        ($group | Get-AdminGroup -WarningVariable +warnings).GroupName | Should -Be 'Administrators'
        $warnings | Should -BeNullOrEmpty
    }
}

Describe 'A session' {
    It 'is valid in the runspaces of ForEach-Object -Parallel' {
        $created = 1..6 | ForEach-Object -ThrottleLimit 3 -Parallel {
            Import-Module $using:manifest
            New-AdminUser "parallel$_" -Session $using:session
        }

        $created.Outcome | Should -Be (@('Created') * 6)
        (Get-AdminUser parallel*).Count | Should -Be 6
    }

    It 'is not valid in another process, which says so' {
        $problem = Start-Job {
            param($manifest, $session)
            Import-Module $manifest
            try { Get-AdminUser -Session $session } catch { "$($_.FullyQualifiedErrorId) $_" }
        } -ArgumentList $manifest, $session | Receive-Job -Wait -AutoRemoveJob

        $problem | Should -Match 'AdminIam.AdminSession'
    }
}
