BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Disable-AdminAccessKey' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice -GroupName (New-AdminGroup).GroupName
        $null = New-AdminUser other -GroupName Administrators -GeneratePassword
        $key = New-AdminAccessKey alice
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'disables a key by its id alone' {
        $disabled = Disable-AdminAccessKey $key.AccessKeyId

        $disabled.UserName, $disabled.Status, $disabled.Outcome | Should -Be alice, Inactive, Updated
        (Get-AdminAccessKey alice).Status | Should -Be Inactive
    }

    It 'disables keys from Get-AdminAccessKey' {
        $null = New-AdminAccessKey alice

        (Get-AdminAccessKey alice | Disable-AdminAccessKey).Status | Should -Be Inactive, Inactive
        (Get-AdminAccessKey alice | Disable-AdminAccessKey).Outcome | Should -Be Unchanged, Unchanged
    }

    It 'shows the AWS CLI an inactive key' -Skip:(-not (Test-AwsCli)) {
        $null = Disable-AdminAccessKey $key.AccessKeyId

        (Invoke-AwsCli iam list-access-keys --user-name alice).AccessKeyMetadata.Status | Should -Be Inactive
        $secret = ConvertFrom-SecureString $key.SecretAccessKey -AsPlainText
        { Invoke-AwsCli sts get-caller-identity -AccessKey $key.AccessKeyId -SecretKey $secret } |
            Should -Throw '*InvalidClientTokenId*'
    }

    It 'changes nothing with -WhatIf' {
        ($key | Disable-AdminAccessKey -WhatIf).Outcome | Should -Be WhatIf
        (Get-AdminAccessKey alice).Status | Should -Be Active
    }

    It 'refuses the key of the session without -Force' {
        $session = $key | Connect-AdminAccount -EndpointUrl (Get-AdminSandbox).EndpointUrl
        Disable-AdminAccessKey $key.AccessKeyId -Session $session -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessKeyInUse,*'

        (Disable-AdminAccessKey $key.AccessKeyId -Session $session -Force).Status | Should -Be Inactive
    }

    It 'reports the keys that the user has' {
        Disable-AdminAccessKey AKIAIOSFODNN7EXAMPLE -UserName alice -ErrorVariable failed -ErrorAction SilentlyContinue

        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessKeyNotFound,*'
        "$($failed[0])" | Should -Match $key.AccessKeyId
    }
}
