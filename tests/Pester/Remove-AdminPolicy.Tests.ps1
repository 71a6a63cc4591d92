BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Remove-AdminPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $document = @{
            Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 's3:ListAllMyBuckets'; Resource = '*' }
        }
        $policy = New-AdminPolicy Own $document
        $null = New-AdminGroup Auditors -Policy SecurityAudit
        $null = New-AdminUser alice
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'removes a policy with its versions' -Skip:$noCli {
        $null = Set-AdminPolicy Own -Template CloudHSM
        Get-AdminPolicy Own | Remove-AdminPolicy -Confirm:$false | Should -BeNullOrEmpty

        (Invoke-AwsCli iam list-policies --scope Local).Policies | Should -BeNullOrEmpty
    }

    It 'refuses one that is attached, and lists the attachments' {
        Remove-AdminPolicy Own -Confirm:$false @quiet
        $problems | Should -BeNullOrEmpty
        $null = New-AdminPolicy Own $document | Add-AdminGroupPolicy -GroupName Auditors

        Remove-AdminPolicy Own -Confirm:$false @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyInUse,*'
        "$($problems[0])" | Should -BeLike "*group 'Auditors'*"
    }

    It 'detaches it from groups and users with -Force' -Skip:$noCli {
        Add-AdminGroupPolicy Auditors Own
        Invoke-AwsCli iam attach-user-policy --user-name alice --policy-arn $policy.Arn

        Remove-AdminPolicy O* -Force -Confirm:$false

        Get-AdminPolicy -Scope Local | Should -BeNullOrEmpty
        (Get-AdminGroup Auditors).Policy | Should -Be 'SecurityAudit'
    }

    It 'detaches it from roles with -Force' -Skip:$noCli {
        $path = Join-Path $TestDrive 'state.json'
        @{
            accountId = '123456789012'
            created = [datetime]::UtcNow
            roles = @(@{
                    name = 'Deployer'; path = '/'; id = 'AROAEXAMPLEEXAMPLE1'; created = [datetime]::UtcNow
                    assumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow",' +
                        '"Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}'
                    attachedPolicies = @('arn:aws:iam::123456789012:policy/Own')
                })
        } | ConvertTo-Json -Depth 5 | Set-Content -LiteralPath $path
        $null = Start-AdminSandbox -Path $path
        $null = New-AdminPolicy Own $document

        Remove-AdminPolicy Own -Force -Confirm:$false

        Get-AdminPolicy -Scope Local | Should -BeNullOrEmpty
        (Invoke-AwsCli iam get-account-authorization-details --filter Role).RoleDetailList.AttachedManagedPolicies |
            Should -BeNullOrEmpty
    }

    It 'refuses a permissions boundary even with -Force' {
        $null = Set-AdminUser alice -PermissionsBoundary Own
        Add-AdminGroupPolicy Auditors Own

        Remove-AdminPolicy Own -Force -Confirm:$false @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyIsBoundary,*'
        "$($problems[0])" | Should -BeLike "*user 'alice'*"
        (Get-AdminGroup Auditors).Policy | Should -Contain 'Own'
    }

    It 'recognizes an AWS managed policy even if the account has one with the same name' {
        $null = New-AdminPolicy Billing $document

        Get-AdminPolicy Billing -Scope AWS | Remove-AdminPolicy -Force -Confirm:$false @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'AwsManagedPolicy,*'
        (Get-AdminPolicy -Scope Local).PolicyName | Should -Contain 'Billing'
    }

    It 'changes nothing with -WhatIf' {
        Add-AdminGroupPolicy Auditors Own
        Remove-AdminPolicy * -Force -WhatIf
        (Get-AdminGroup Auditors).Policy | Should -Contain 'Own'
    }
}
