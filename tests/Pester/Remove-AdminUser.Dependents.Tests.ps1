BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'FullUser.psm1')
}

Describe 'Remove-AdminUser of a user with all kinds of resources' {
    BeforeAll {
        $null = Start-AdminSandbox -Path (Join-Path $TestDrive 'state.json')
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'lists each resource with -WhatIf, and removes them all in one run' -Skip:$noCli {
        $alice = New-FullUser
        $said = Invoke-ChildPowerShell @"
Import-Module `$module
`$null = Connect-AdminAccount -AccessKey sandbox -SecretKey sandbox -EndpointUrl $((Get-AdminSandbox).EndpointUrl)
Remove-AdminUser alice -WhatIf
"@

        $named = 'console password', "access key $($alice.AccessKeyId)", 'SSH key APKAIOSFODNN7EXAMPLE1',
            'SSH key APKAIOSFODNN7EXAMPLE2', 'codecommit.amazonaws.com credential ACCAIOSFODNN7EXAMPLE1',
            'signing certificate TA7SMP42TDN5Z26OBPJE7EXAMPLE', "MFA device $($alice.SerialNumber)",
            'inline policy own',
            'attachment of IAMReadOnlyAccess', 'membership of Auditors', 'membership of Billing',
            'membership of Operators',
            'permissions boundary arn:aws:iam::aws:policy/AdministratorAccess'
        foreach ($thing in $named) {
            $said.Output | Should -Match ([regex]::Escape($thing))
        }
        [regex]::Matches($said.Output, 'access key').Count | Should -Be 2

        Remove-AdminUser alice -Confirm:$false

        (Invoke-AwsCli iam list-users).Users | Should -BeNullOrEmpty
        (Invoke-AwsCli iam list-virtual-mfa-devices).VirtualMFADevices | Should -BeNullOrEmpty
        (Invoke-AwsCli iam get-group --group-name Auditors).Users | Should -BeNullOrEmpty
        (Invoke-AwsCli iam get-policy --policy-arn arn:aws:iam::aws:policy/IAMReadOnlyAccess).Policy.AttachmentCount |
            Should -Be 0
    }
}
