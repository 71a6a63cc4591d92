BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Enable-AdminAccessKey' {
    BeforeEach {
        $null = Start-AdminSandbox
        $null = New-AdminUser alice
        $key = New-AdminAccessKey alice
        $null = $key | Disable-AdminAccessKey
    }

    AfterEach {
        Stop-AdminSandbox
        Disconnect-AdminAccount
    }

    It 'enables a key that was disabled' {
        $enabled = Enable-AdminAccessKey $key.AccessKeyId

        $enabled.UserName, $enabled.Status, $enabled.Outcome | Should -Be alice, Active, Updated
        (Enable-AdminAccessKey $key.AccessKeyId).Outcome | Should -Be Unchanged
    }

    It 'lets the AWS CLI use the key again' -Skip:(-not (Test-AwsCli)) {
        $null = Get-AdminAccessKey alice | Enable-AdminAccessKey

        $secret = ConvertFrom-SecureString $key.SecretAccessKey -AsPlainText
        (Invoke-AwsCli sts get-caller-identity -AccessKey $key.AccessKeyId -SecretKey $secret).Arn |
            Should -BeLike '*user/alice'
    }

    It 'changes nothing with -WhatIf' {
        (Enable-AdminAccessKey $key.AccessKeyId -WhatIf).Outcome | Should -Be WhatIf
        (Get-AdminAccessKey alice).Status | Should -Be Inactive
    }

    It 'returns an error for a key that does not exist, and continues' {
        $enabled = @('AKIAIOSFODNN7EXAMPLE', $key.AccessKeyId) |
            Enable-AdminAccessKey -ErrorVariable failed -ErrorAction SilentlyContinue

        $enabled.AccessKeyId | Should -Be $key.AccessKeyId
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'AccessKeyNotFound,*'
    }
}
