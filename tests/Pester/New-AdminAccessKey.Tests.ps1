BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'New-AdminAccessKey' {
    BeforeEach {
        $null = Start-AdminSandbox
        'alice', 'bob' | New-AdminUser | Out-Null
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'creates a key whose secret is a SecureString' {
        $key = New-AdminAccessKey alice

        $key.UserName | Should -Be alice
        $key.AccessKeyId | Should -Match '^AKIA'
        $key.SecretAccessKey | Should -BeOfType securestring
        $key.Status, $key.Outcome | Should -Be Active, Created
        $key.Age.TotalMinutes | Should -BeLessThan 5
        $secret = ConvertFrom-SecureString $key.SecretAccessKey -AsPlainText
        "$key", ($key | Format-List * | Out-String), ($key | Out-String) | Should -Not -Match ([regex]::Escape($secret))
    }

    It 'accepts users from the pipeline, in order' {
        (Get-AdminUser | New-AdminAccessKey).UserName | Should -Be alice, bob
    }

    It 'pipes into Export-AdminCredential' {
        $file = Join-Path $TestDrive 'keys.csv'
        $keys = Get-AdminUser | New-AdminAccessKey
        $keys | Export-AdminCredential -Path $file

        $rows = @(Import-Csv $file)
        $rows.'User name' | Should -Be alice, bob
        $rows[0].'Secret access key' | Should -Be (ConvertFrom-SecureString $keys[0].SecretAccessKey -AsPlainText)
    }

    It 'pipes into Connect-AdminAccount' {
        $url = (Get-AdminSandbox).EndpointUrl
        $session = New-AdminAccessKey alice | Connect-AdminAccount -EndpointUrl $url

        $session.Arn | Should -Be 'arn:aws:iam::123456789012:user/alice'
    }

    It 'creates a key that the AWS CLI can use' -Skip:(-not (Test-AwsCli)) {
        $key = New-AdminAccessKey alice
        $secret = ConvertFrom-SecureString $key.SecretAccessKey -AsPlainText

        (Invoke-AwsCli sts get-caller-identity -AccessKey $key.AccessKeyId -SecretKey $secret).Arn |
            Should -BeLike '*user/alice'
        (Invoke-AwsCli iam list-access-keys --user-name alice).AccessKeyMetadata.AccessKeyId |
            Should -Be $key.AccessKeyId
    }

    It 'refuses a third key and names the two existing ones' {
        $keys = 1..2 | ForEach-Object { New-AdminAccessKey alice }
        $made = 'alice', 'bob' | New-AdminAccessKey -ErrorVariable failed -ErrorAction SilentlyContinue

        $made.UserName | Should -Be bob
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'QuotaExceeded,*'
        $failed[0].CategoryInfo.Category | Should -Be LimitsExceeded
        $failed[0].TargetObject | Should -Be alice
        "$($failed[0])" | Should -Match $keys[0].AccessKeyId
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Update-AdminAccessKey'
    }

    It 'suggests similar users for an unknown one' {
        New-AdminAccessKey alicia -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }

    It 'does not change users with an active key with -Ensure' {
        $first = New-AdminAccessKey alice
        $all = 'alice', 'bob' | New-AdminAccessKey -Ensure

        $all.Outcome | Should -Be Unchanged, Created
        $all[0].AccessKeyId | Should -Be $first.AccessKeyId
        $all[0].SecretAccessKey | Should -BeNullOrEmpty
    }

    It 'creates nothing with -WhatIf, and returns a placeholder' {
        $key = New-AdminAccessKey alice -WhatIf

        $key.UserName, $key.Outcome | Should -Be alice, WhatIf
        Get-AdminAccessKey alice | Should -BeNullOrEmpty
    }

    It 'leaves no key whose secret is unknown if responses are lost' {
        Stop-AdminSandbox
        $null = Start-AdminSandbox -DropAfter 0.3 -Seed 5
        $null = 1..6 | ForEach-Object { "u$_" } | New-AdminUser -Ensure
        $keys = 1..6 | ForEach-Object { "u$_" } | New-AdminAccessKey

        (Get-AdminAccessKey).AccessKeyId | Sort-Object | Should -Be ($keys.AccessKeyId | Sort-Object)
    }
}
