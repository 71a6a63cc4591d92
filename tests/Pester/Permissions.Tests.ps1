BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    $tested = (. (Join-Path $PSScriptRoot PermissionCommands.ps1)).Name | Sort-Object
}

BeforeAll {
    . (Join-Path $PSScriptRoot PermissionSandbox.ps1)
}

AfterAll {
    Stop-AdminSandbox
    Disconnect-AdminAccount
    Remove-Item -Path "$state*"
}

. (Join-Path $PSScriptRoot PermissionTests.ps1) -Select { $_ -notmatch '-Admin(Identity|PermissionSet|AccountA[cs])' }

Describe 'The permissions of Connect-AdminAccount' {
    BeforeAll {
        Reset-Sandbox
        $policy = Get-AdminCommandPermission Connect-AdminAccount -AsPolicy
        $config = "$state.config"
        $secret = ConvertFrom-SecureString $probeKey.SecretAccessKey -AsPlainText
        Set-Content -LiteralPath $config @"
[profile key]
aws_access_key_id = $($probeKey.AccessKeyId)
aws_secret_access_key = $secret

[profile role]
role_arn = arn:aws:iam::123456789012:role/spare1000
source_profile = key
"@
        Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
        $environment =
            @{ AWS_CONFIG_FILE = $config; AWS_SHARED_CREDENTIALS_FILE = '/nonexistent'; AWS_ENDPOINT_URL = $url }
    }

    AfterEach {
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    It 'are none for an access key' {
        Set-ProbePolicy (Remove-PolicyAction $policy sts:AssumeRole)

        ($probeKey | Connect-AdminAccount -EndpointUrl $url).Arn | Should -Be arn:aws:iam::123456789012:user/probe
    }

    It 'are sts:AssumeRole for <Name>' -ForEach @(
        @{
            Name = 'a role'
            Connect = {
                $probeKey | Connect-AdminAccount -EndpointUrl $url -RoleArn arn:aws:iam::123456789012:role/spare1000
            }
        }
        @{
            Name = 'a profile with a role'
            Connect = { Use-Environment $environment { Connect-AdminAccount -ProfileName role } }
        }
    ) {
        Set-ProbePolicy $policy
        $before = Get-PermissionCount
        (& $Connect).Arn | Should -BeLike '*:assumed-role/spare1000/*'
        $after = Get-PermissionCount
        $after.Keys.Where({ $after[$_] -ne $before[$_] }) | Should -Be sts:AssumeRole

        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
        Set-ProbePolicy (Remove-PolicyAction $policy sts:AssumeRole)
        $Connect | Should -Throw '*not authorized to perform: sts:AssumeRole *'
    }
}

Describe 'The permissions of Connect-AdminAccount -Account' {
    BeforeAll {
        Reset-Sandbox
        $policy = Get-AdminCommandPermission Connect-AdminAccount -AsPolicy
        $connect = { $probeKey | Connect-AdminAccount -EndpointUrl $url -Account $args[0] }
    }

    AfterEach {
        $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
    }

    It 'are <Actions> for <Account>' -ForEach @(
        @{ Account = '444455556666'; Actions = 'organizations:DescribeAccount', 'sts:AssumeRole' }
        @{ Account = 'Test'; Actions = 'organizations:ListAccounts', 'sts:AssumeRole' }
        @{
            Account = '/Workloads'
            Actions = 'organizations:ListAccountsForParent', 'organizations:ListOrganizationalUnitsForParent',
                'organizations:ListRoots', 'sts:AssumeRole'
        }
    ) {
        Set-ProbePolicy $policy
        $before = Get-PermissionCount
        (& $connect $Account).AccountId | Should -Be 444455556666
        $after = Get-PermissionCount
        $after.Keys.Where({ $after[$_] -ne $before[$_] }) | Sort-Object | Should -Be $Actions

        foreach ($action in $Actions) {
            $null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $url
            Set-ProbePolicy (Remove-PolicyAction $policy $action)
            if ($action -eq 'organizations:DescribeAccount') {
                (& $connect $Account).AccountName | Should -BeNullOrEmpty
            }
            else {
                { & $connect $Account } | Should -Throw "*not authorized to perform: $action *"
            }
        }
    }
}

Describe 'The scenarios' {
    It 'are there for every command that calls AWS' {
        # The session that Connect-AdminAccount opens has permissions of its own, those of the role.
        $expected = (Get-AdminCommandPermission).CommandName | Sort-Object -Unique |
            Where-Object { $_ -ne 'Connect-AdminAccount' }

        $Commands | Should -Be $expected
    } -TestCases @{ Commands = $tested }
}
