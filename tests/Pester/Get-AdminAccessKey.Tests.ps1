BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
}

Describe 'Get-AdminAccessKey' {
    BeforeAll {
        $null = Start-AdminSandbox
        $url = (Get-AdminSandbox).EndpointUrl
        $null = 'alice', 'bob', 'carol' | New-AdminUser -GroupName (New-AdminGroup).GroupName
        $old, $new, $bobs = 'alice', 'alice', 'bob' | ForEach-Object { New-AdminAccessKey $_ }
        $alices = $new | Connect-AdminAccount -EndpointUrl $url
        $null = Get-AdminUser -Session $alices
        $root = Connect-AdminAccount -EndpointUrl $url -AccessKey sandbox -SecretKey sandbox
    }

    AfterAll {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'gets the keys of all users, user by user' {
        (Get-AdminAccessKey).AccessKeyId | Should -Be $old.AccessKeyId, $new.AccessKeyId, $bobs.AccessKeyId
    }

    It 'returns the age and the last use' {
        $unused, $used = Get-AdminAccessKey alice

        $unused.LastUsed | Should -BeNullOrEmpty
        $unused.LastUsedService | Should -BeNullOrEmpty
        $used.LastUsed | Should -BeGreaterThan ([datetime]::UtcNow.AddMinutes(-5))
        $used.LastUsedService, $used.LastUsedRegion | Should -Be iam, 'us-east-1'
        $used.Age | Should -BeGreaterOrEqual ([timespan]::Zero)
        $used.SecretAccessKey | Should -BeNullOrEmpty
    }

    It 'accepts users from the pipeline and by pattern' {
        (Get-AdminUser b* | Get-AdminAccessKey).UserName | Should -Be bob
        (Get-AdminAccessKey a*).UserName | Should -Be alice, alice
        Get-AdminAccessKey c* | Should -BeNullOrEmpty
    }

    It 'gets your own keys' {
        (Get-AdminAccessKey -Own -Session $alices).AccessKeyId | Should -Be $old.AccessKeyId, $new.AccessKeyId
    }

    It 'returns the user of a key' {
        (Get-AdminAccessKey -AccessKeyId $bobs.AccessKeyId).UserName | Should -Be bob
    }

    It 'returns an error for a key that does not exist' {
        Get-AdminAccessKey -AccessKeyId AKIAIOSFODNN7EXAMPLE -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessKeyNotFound,*'
    }

    It 'suggests similar users for an unknown one, and continues' {
        (@('alicia', 'bob') | Get-AdminAccessKey -ErrorVariable failed -ErrorAction SilentlyContinue).UserName |
            Should -Be bob
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'UserNotFound,*'
        "$($failed[0])" | Should -Match "'alice'"
    }

    It 'shows a table without secrets' {
        Get-AdminAccessKey alice | Format-Table | Out-String |
            Should -Match 'UserName\s+AccessKeyId\s+Status\s+CreateDate\s+AgeDays\s+LastUsed'
    }
}
