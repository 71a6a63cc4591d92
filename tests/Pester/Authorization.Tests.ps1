BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $account = 'arn:aws:iam::123456789012'
    $url = (Start-AdminSandbox).EndpointUrl

    function Connect-Root {
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    function Connect-Session {
        $credentials = $session.Credentials
        $null = Connect-AdminAccount -AccessKey $credentials.AccessKeyId -SecretKey $credentials.SecretAccessKey `
            -SessionToken $credentials.SessionToken -EndpointUrl $url
    }

    # Fails unless the command is denied as by AWS. The reason is the text after the resource.
    function Assert-Refused([string] $UserName, [string] $Action, [string] $Reason, [scriptblock] $Command) {
        $ErrorActionPreference = 'Stop'
        $problem = $Command | Should -Throw -PassThru -Because "$UserName is not authorized to perform $Action"

        $problem.FullyQualifiedErrorId.Split(',')[0] | Should -Be AccessDenied
        $problem.CategoryInfo.Category | Should -Be PermissionDenied
        $problem.Exception.Message |
            Should -Match ("^User: ${account}:user/$UserName is not authorized to perform: $Action on resource: \S+ " +
                "$Reason")
    }

    $notAllowed = 'because no identity-based policy allows the \S+ action'
    $denied = 'with an explicit deny in an identity-based policy'
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
}

Describe 'A new administrator' {
    BeforeAll {
        $null = New-AdminGroup
        $null = New-AdminUser boss -GroupName Administrators -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl $url
    }

    AfterAll {
        Connect-Root
    }

    It 'creates, changes and deletes the next one' {
        $next = New-AdminUser deputy -GroupName Administrators -GeneratePassword -ProgrammaticAccess

        $next.Outcome | Should -Be Created
        (Get-AdminGroupMember Administrators).UserName | Should -Be boss, deputy
        $null = Set-AdminUser deputy -Tag @{ Team = 'Blue' }
        (Get-AdminUser deputy).Tag.Team | Should -Be Blue
        Remove-AdminUser deputy -Confirm:$false
        (Get-AdminUser).UserName | Should -Not -Contain deputy
    }

    It 'creates groups and policies, and changes the account''s settings' {
        $policy = New-AdminPolicy Readers ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
            '"Action":"s3:Get*","Resource":"*"}]}')
        $group = New-AdminGroup Readers -Policy $policy.Arn
        Set-AdminAccountAlias sandbox-of-boss

        $group.Outcome | Should -Be Created
        (Get-AdminAccount).Alias | Should -Be sandbox-of-boss
        (Get-AdminAccount).UserName | Should -Be boss
    }

    It 'grants the new one the same permissions' {
        try {
            $null = New-AdminUser third -GroupName Administrators -ProgrammaticAccess |
                Connect-AdminAccount -EndpointUrl $url
            (New-AdminUser fourth).Outcome | Should -Be Created
        }
        finally {
            Connect-Root
        }
    }
}

Describe 'A CloudHSM administrator' {
    BeforeAll {
        $null = New-AdminUser victim -ProgrammaticAccess
        $null = New-AdminGroup CloudHsmAdministrators -Policy (New-AdminPolicy -Template CloudHSM)
        $null = New-AdminUser hsm -GroupName CloudHsmAdministrators -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl $url
    }

    AfterAll {
        Connect-Root
    }

    It 'creates the service-linked role of CloudHSM' {
        (New-AdminServiceLinkedRole cloudhsm.amazonaws.com).RoleName | Should -Be AWSServiceRoleForCloudHSM
    }

    It 'is not authorized to run<Command>without <Action>' -ForEach @(
        @{ Action = 'iam:ListUsers'; Command = { Get-AdminUser } }
        @{ Action = 'iam:GetUser'; Command = { Get-AdminUser victim } }
        @{ Action = 'iam:CreateUser'; Command = { New-AdminUser mallory } }
        @{ Action = 'iam:ListGroups'; Command = { Get-AdminGroup } }
        @{ Action = 'iam:CreateGroup'; Command = { New-AdminGroup Mallory -Policy @() } }
        @{ Action = 'iam:AddUserToGroup'; Command = { Add-AdminUserToGroup hsm Administrators } }
        @{
            Action = 'iam:CreatePolicy'
            Command = {
                New-AdminPolicy Mallory ('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*",' +
                    '"Resource":"*"}]}')
            }
        }
        @{ Action = 'iam:ListAccessKeys'; Command = { New-AdminAccessKey victim } }
        @{ Action = 'iam:GetUser'; Command = { Set-AdminUserPassword victim -GeneratePassword } }
        @{ Action = 'iam:ListAccountAliases'; Command = { Set-AdminAccountAlias mallory } }
    ) {
        Assert-Refused hsm $Action $notAllowed $Command
    }
}

Describe 'A user who is authorized to manage only the own credentials' {
    BeforeAll {
        $null = New-AdminGroup Selves -Policy (New-AdminPolicy -Template ManageOwnCredentials)
        $null = New-AdminUser other -ProgrammaticAccess
        $self = New-AdminUser self -GroupName Selves -ProgrammaticAccess
        $null = $self | Connect-AdminAccount -EndpointUrl $url
    }

    AfterAll {
        Connect-Root
    }

    It 'manages the own key, and nothing else, after signing in with MFA' {
        Assert-Refused self iam:ListAccessKeys $denied { Get-AdminAccessKey self }
        Assert-Refused self iam:ListAccessKeys $denied { New-AdminAccessKey self }

        $device = New-AdminMfaDevice self
        $null = $device | Enable-AdminMfaDevice -FromSeed
        Assert-Refused self iam:ListAccessKeys $denied { Get-AdminAccessKey self }

        $code = Get-MfaCode (ConvertFrom-SecureString $device.Seed -AsPlainText)
        $null = $self | Connect-AdminAccount -EndpointUrl $url -MfaSerial $device.SerialNumber -MfaCode $code
        $key = New-AdminAccessKey self
        $key | Remove-AdminAccessKey -Confirm:$false
        (Get-AdminAccessKey self).AccessKeyId | Should -Be $self.AccessKeyId
        Assert-Refused self iam:ListAccessKeys $notAllowed { New-AdminAccessKey other }
        Assert-Refused self iam:ListUsers $notAllowed { Get-AdminUser }
        Assert-Refused self iam:CreateUser $notAllowed { New-AdminUser mallory }
    }
}

Describe 'A permissions boundary' {
    BeforeAll {
        $null = New-AdminGroup Bounded -Policy AdministratorAccess
        $null = New-AdminUser bounded -GroupName Bounded `
            -PermissionsBoundary arn:aws:iam::aws:policy/IAMReadOnlyAccess -ProgrammaticAccess |
            Connect-AdminAccount -EndpointUrl $url
    }

    AfterAll {
        Connect-Root
    }

    It 'allows what it and the policies allow' {
        (Get-AdminUser bounded).UserName | Should -Be bounded
    }

    It 'limits an administrator' {
        Assert-Refused bounded iam:CreateUser 'because no permissions boundary allows the iam:CreateUser action' {
            New-AdminUser mallory
        }
    }
}

Describe 'A locked administrator' -Skip:$noCli {
    BeforeAll {
        $null = New-AdminGroup Lockables -Policy AdministratorAccess
        $warden = New-AdminUser warden -GroupName Lockables -ProgrammaticAccess
        $locked = New-AdminUser locked -GroupName Lockables -ProgrammaticAccess -GeneratePassword
        # Credentials from before the lock that are not an access key. On AWS, they remain valid until they expire.
        $device = New-AdminMfaDevice locked
        $null = $device | Enable-AdminMfaDevice -FromSeed
        $session = Invoke-AwsCli sts get-session-token --serial-number $device.SerialNumber `
            -AccessKey $locked.AccessKeyId `
            --token-code (Get-MfaCode (ConvertFrom-SecureString $device.Seed -AsPlainText)) `
            -SecretKey (ConvertFrom-SecureString $locked.SecretAccessKey -AsPlainText)
    }

    AfterAll {
        Connect-Root
    }

    It 'is denied every action, by key or by an earlier session, until unlocked' {
        $null = $warden | Connect-AdminAccount -EndpointUrl $url
        $null = Lock-AdminUser locked -Confirm:$false
        $problem = { $locked | Connect-AdminAccount -EndpointUrl $url } | Should -Throw -PassThru
        $problem | Format-Problem | Should -Be "InvalidCredentials AuthenticationError $($locked.AccessKeyId)"

        Connect-Session
        foreach ($try in @(
                @{ Action = 'iam:ListUsers'; Command = { Get-AdminUser } }
                @{ Action = 'iam:GetUser'; Command = { Get-AdminUser locked } }
                @{ Action = 'iam:CreateUser'; Command = { New-AdminUser mallory } }
                @{ Action = 'iam:ListAccessKeys'; Command = { New-AdminAccessKey locked } }
                @{ Action = 'iam:GetUser'; Command = { Unlock-AdminUser locked -Confirm:$false } })) {
            Assert-Refused locked $try.Action $denied $try.Command
        }

        $null = $warden | Connect-AdminAccount -EndpointUrl $url
        $null = Unlock-AdminUser locked -Confirm:$false
        $null = $locked | Connect-AdminAccount -EndpointUrl $url
        (New-AdminUser freed).Outcome | Should -Be Created
    }
}
