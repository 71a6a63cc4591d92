BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Get-AdminUser -Detailed' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminGroup
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'reads 5,000 users in at most 20 calls' {
        $null = 1..4999 | ForEach-Object { "user$_" } | New-AdminUser -ThrottleLimit 100
        $null = New-AdminUser alice -GroupName Administrators -GeneratePassword -ProgrammaticAccess `
            -Tag @{ Team = 'Ops' }
        $before = (Get-AdminSandbox).TotalCalls

        $users = Get-AdminUser -Detailed

        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessOrEqual 20
        $users.Count | Should -Be 5000
        $alice = $users | Where-Object UserName -EQ alice
        $alice.GroupName | Should -Be Administrators
        $alice.Tag.Team | Should -Be Ops
        $alice.HasPassword | Should -BeTrue
        $alice.MfaEnabled | Should -BeFalse
        $alice.AccessKeyDetail.Status | Should -Be Active
        $alice.AccessKeyDetail.Age | Should -BeLessThan ([timespan]::FromMinutes(2))
        $users[-1].HasPassword | Should -BeFalse
        $users[-1].AccessKeyDetail | Should -BeNullOrEmpty
    }

    It 'returns current values for one user, with IDs of keys, policies and boundary' -Skip:$noCli {
        $alice = New-AdminUser alice -ProgrammaticAccess -PermissionsBoundary arn:aws:iam::aws:policy/PowerUserAccess
        $null = Get-AdminUser -Detailed
        $null = Invoke-AwsCli iam attach-user-policy --user-name alice `
            --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess
        $null = Invoke-AwsCli iam update-access-key --user-name alice --access-key-id $alice.AccessKeyId `
            --status Inactive

        $detailed = Get-AdminUser alice -Detailed

        $detailed.Policy | Should -Be IAMReadOnlyAccess
        $detailed.PermissionsBoundary | Should -Be arn:aws:iam::aws:policy/PowerUserAccess
        $detailed.AccessKeyDetail.AccessKeyId | Should -Be $alice.AccessKeyId
        $detailed.AccessKeyDetail.Status | Should -Be Inactive
        $detailed.AccessKeyDetail.LastUsed | Should -BeNullOrEmpty
        $detailed.HasPassword | Should -BeFalse
    }

    It 'accepts patterns and groups' {
        $null = 'alice', 'bob' | New-AdminUser -GroupName Administrators
        $null = New-AdminUser anna

        (Get-AdminUser a* -Detailed).UserName | Should -Be alice, anna
        (Get-AdminUser -GroupName Administrators -Detailed).UserName | Should -Be alice, bob
    }

    It 'leaves the values of the report empty for a user created after it' {
        $null = New-AdminUser alice -GeneratePassword
        $null = Get-AdminUser -Detailed
        $null = New-AdminUser bob -GeneratePassword

        $bob = Get-AdminUser -Detailed | Where-Object UserName -EQ bob
        $bob.HasPassword | Should -BeNullOrEmpty
        $bob.MfaEnabled | Should -BeNullOrEmpty
    }

    It 'continues without the credential report if it is not authorized to read it' -Skip:$noCli {
        $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
            '"Action":"iam:GetAccountAuthorizationDetails","Resource":"*"}]}'
        $alice = New-AdminUser alice -ProgrammaticAccess
        $null = Invoke-AwsCli iam put-user-policy --user-name alice --policy-name own --policy-document $document
        $null = Connect-AdminAccount -AccessKey $alice.AccessKeyId -SecretKey $alice.SecretAccessKey `
            -EndpointUrl (Get-AdminSandbox).EndpointUrl

        $users = Get-AdminUser -Detailed -WarningVariable warnings -WarningAction SilentlyContinue

        $users.InlinePolicy | Should -Be own
        $users.AccessKeyDetail | Should -BeNullOrEmpty
        "$warnings" | Should -Match 'iam:GenerateCredentialReport'
    }

    It 'shows a table of its own' {
        $null = New-AdminUser alice

        Get-AdminUser -Detailed | Out-String |
            Should -Match 'UserName\s+CreateDate\s+Password\s+MFA\s+AccessKey\s+GroupName'
    }
}
