BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'Set-AdminPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $document = @{
            Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 's3:ListAllMyBuckets'; Resource = '*' }
        }
        $policy = New-AdminPolicy Own $document
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates a new version that is the default' -Skip:$noCli {
        $policy = Set-AdminPolicy Own -Template ManageOwnCredentials

        $policy.Outcome, $policy.DefaultVersionId | Should -Be 'Updated', 'v2'
        $found = Invoke-AwsCli iam get-policy-version --policy-arn $policy.Arn --version-id v2
        $found.PolicyVersion.IsDefaultVersion | Should -BeTrue
        $found.PolicyVersion.Document.Statement.Sid | Should -Contain 'DenyAllElseWithoutMFA'
    }

    It 'removes the oldest version when there are five' -Skip:$noCli {
        1..11 | ForEach-Object {
            $document.Statement.Action = "s3:Get$_"
            $null = Set-AdminPolicy Own $document
        }

        (Invoke-AwsCli iam list-policy-versions --policy-arn $policy.Arn).Versions.VersionId |
            Should -Be 'v12', 'v11', 'v10', 'v9', 'v8'
    }

    It 'does not change a policy with an equivalent document, and binds it from the pipeline' {
        (Get-AdminPolicy Own -Document | Set-AdminPolicy).Outcome | Should -Be 'Unchanged'
        (Get-AdminPolicy Own | Set-AdminPolicy -Document $document).DefaultVersionId | Should -Be 'v1'
    }

    It 'keeps old versions if the document is invalid' {
        Set-AdminPolicy Own '{ "Version": "2012-10-17" }' @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MalformedPolicyDocument,*'
        (Get-AdminSandbox).CallsByAction.Keys | Should -Not -Contain 'CreatePolicyVersion'
    }

    It 'refuses <Name>' -ForEach @(
        @{ Name = 'AdministratorAccess'; Id = 'AwsManagedPolicy' }
        @{ Name = 'Owm'; Id = 'PolicyNotFound' }
    ) {
        Set-AdminPolicy $Name $document @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'changes nothing with -WhatIf' {
        (Set-AdminPolicy Own -Template CloudHSM -WhatIf).Outcome | Should -Be 'WhatIf'
        (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v1'
    }
}
