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

    Context 'with -VersionId' {
        BeforeEach {
            $null = Set-AdminPolicy Own -Template CloudHSM
        }

        It 'goes back to an earlier version, and deletes none' -Skip:$noCli {
            $changed = Set-AdminPolicy Own -VersionId V1

            $changed.Outcome, $changed.DefaultVersionId | Should -Be 'Updated', 'v1'
            $changed.Change | Should -Be 'default version: v2 -> v1'
            $changed.DocumentObject.Statement.Action | Should -Be 's3:ListAllMyBuckets'
            $found = (Invoke-AwsCli iam list-policy-versions --policy-arn $policy.Arn).Versions
            $found.VersionId | Should -Be 'v2', 'v1'
            $found.Where({ $_.IsDefaultVersion }).VersionId | Should -Be 'v1'
        }

        It 'does nothing if the version is the default already' {
            $unchanged = Set-AdminPolicy -Name Own -VersionId v2

            $unchanged.Outcome, $unchanged.DefaultVersionId, $unchanged.Change | Should -Be 'Unchanged', 'v2', $null
            (Get-AdminSandbox).CallsByAction.Keys | Should -Not -Contain 'SetDefaultPolicyVersion'
        }

        It 'names the versions that exist if this one does not' {
            Set-AdminPolicy Own -VersionId v7 @quiet | Should -BeNullOrEmpty

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyVersionNotFound,*'
            $problems[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            "$($problems[0])" | Should -Match "'v7'\. It has v2 \(default\), v1\."
        }

        It 'takes <Case>' -ForEach @(
            @{
                Case = 'a version'
                Set = { Get-AdminPolicyVersion Own | Where-Object -Not IsDefault | Set-AdminPolicy }
            }
            @{
                Case = 'a version with its document'
                Set = { Get-AdminPolicyVersion Own -Document | Select-Object -Last 1 | Set-AdminPolicy }
            }
            @{ Case = 'a policy'; Set = { Get-AdminPolicy Own -Document | Set-AdminPolicy -VersionId v1 } }
            @{ Case = 'an ARN'; Set = { Set-AdminPolicy $policy.Arn -VersionId v1 } }
            @{ Case = 'a row'; Set = { @{ PolicyName = 'Own'; VersionId = 'v1' } | Set-AdminPolicy } }
        ) {
            $changed = & $Set

            $changed.Outcome, $changed.DefaultVersionId | Should -Be 'Updated', 'v1'
        }

        It 'sets a document on the command line for a version from the pipeline' {
            $version = Get-AdminPolicyVersion Own -Document | Select-Object -Last 1

            $changed = $version | Set-AdminPolicy -Template ManageOwnCredentials

            $changed.DefaultVersionId | Should -Be 'v3'
        }

        It 'refuses a document and a version at once' {
            @{ PolicyName = 'Own'; VersionId = 'v1'; Document = '{}' } | Set-AdminPolicy @quiet | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousPolicyDocument,*'
            'Own' | Set-AdminPolicy -VersionId v1 -Template CloudHSM @quiet | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousPolicyDocument,*'

            Set-AdminPolicy Own -VersionId v1 -Template CloudHSM @quiet | Should -BeNullOrEmpty
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AmbiguousPolicyDocument,*'
            (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v2'
        }

        It 'changes nothing with -WhatIf, and says from which version to which' {
            Get-WhatIfText { Set-AdminPolicy Own -VersionId v1 -WhatIf } |
                Should -Match 'Update policy: default version: v2 -> v1'
            (Set-AdminPolicy Own -VersionId v1 -WhatIf).Outcome | Should -Be 'WhatIf'
            (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v2'
        }

        It 'refuses the policies of AWS' {
            Set-AdminPolicy AdministratorAccess -VersionId v1 @quiet | Should -BeNullOrEmpty

            $problems[0].FullyQualifiedErrorId | Should -BeLike 'AwsManagedPolicy,*'
        }
    }

    It 'changes nothing with -WhatIf, and says what would change' {
        (Set-AdminPolicy Own -Template CloudHSM -WhatIf).Outcome | Should -Be 'WhatIf'
        Get-WhatIfText { Set-AdminPolicy Own -Template CloudHSM -WhatIf } |
            Should -Match 'Update policy: document: v1 -> new version'
        Get-WhatIfText { Set-AdminPolicy Own $document -WhatIf } | Should -Match 'No changes'
        (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v1'
    }
}
