BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
}

Describe 'New-AdminPolicy' {
    BeforeEach {
        $null = Start-AdminSandbox
        $document = @{
            Version = '2012-10-17'; Statement = @{ Effect = 'Allow'; Action = 's3:ListAllMyBuckets'; Resource = '*' }
        }
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'creates a policy and its group in one line' -Skip:$noCli {
        $null = New-AdminGroup CloudHsmAdministrators -Policy (New-AdminPolicy -Template CloudHSM)

        $attached = (Invoke-AwsCli iam list-attached-group-policies `
            --group-name CloudHsmAdministrators).AttachedPolicies
        $attached.PolicyArn | Should -Be 'arn:aws:iam::123456789012:policy/CloudHSMAdministratorAccess'
        $version = Invoke-AwsCli iam get-policy-version --policy-arn $attached.PolicyArn --version-id v1
        $version.PolicyVersion.Document.Statement.Action | Should -Contain 'cloudhsm:*'
        $version.PolicyVersion.Document.Statement.Action | Should -Contain 'iam:CreateServiceLinkedRole'
    }

    It 'accepts the document as <Kind>' -ForEach @(
        @{
            Kind = 'a hashtable'
            Document = @{
                Version = '2012-10-17'
                Statement = @{ Effect = 'Allow'; Action = 's3:ListAllMyBuckets'; Resource = '*' }
            }
        }
        @{
            Kind = 'JSON'
            Document = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "s3:*", ' +
                '"Resource": "*" } ] }'
        }
        @{
            Kind = 'lines'
            Document = '{ "Version": "2012-10-17",',
                ' "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "*" } }'
        }
        @{ Kind = 'an object'
            Document = '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "NotAction": ["s3:*"], ' +
                '"Resource": "*" } ] }' |
                ConvertFrom-Json }
    ) {
        $policy = New-AdminPolicy Own $Document

        $policy.Outcome | Should -Be 'Created'
        @((Get-AdminPolicy Own -Document).DocumentObject.Statement).Effect | Should -BeIn 'Allow', 'Deny'
    }

    It 'accepts the document from a file, and from a policy' {
        $path = Join-Path $TestDrive 'policy.json'
        (Get-AdminPolicy Billing -Document).Document | Set-Content -LiteralPath $path

        (New-AdminPolicy OwnBilling -Path $path -Description 'Ours').Description | Should -Be 'Ours'
        (Get-AdminPolicy OwnBilling -Document | New-AdminPolicy -PolicyName Copy).Outcome | Should -Be 'Created'
    }

    It 'accepts an existing one with -Ensure, and updates its document' {
        $null = New-AdminPolicy Own $document
        New-AdminPolicy own $document @quiet | Should -BeNullOrEmpty
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyAlreadyExists,*'

        (New-AdminPolicy Own $document -Ensure).Outcome | Should -Be 'Unchanged'
        $document.Statement.Action = 's3:*'
        (New-AdminPolicy Own $document -Ensure).DefaultVersionId | Should -Be 'v2'
    }

    It 'reports what -Ensure changed, and with -WhatIf what it would change' {
        $null = New-AdminPolicy Own $document -Description 'For buckets' -PolicyPath /a/
        $settings = @{
            PolicyName = 'own'; Document = $document; Description = 'For buckets'; PolicyPath = '/a/'; Ensure = $true
        }
        $unchanged = New-AdminPolicy @settings
        $unchanged.Outcome | Should -Be 'Unchanged'
        $unchanged.Change | Should -BeNullOrEmpty

        $document.Statement.Action = 's3:*'
        Get-WhatIfText { New-AdminPolicy @settings -WhatIf } |
            Should -Match 'Update policy: document: v1 -> new version.*own'
        (New-AdminPolicy @settings -WhatIf).Outcome | Should -Be 'WhatIf'
        (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v1'
        (New-AdminPolicy @settings).Change | Should -Be 'document: v1 -> v2'
    }

    It 'changes nothing if IAM cannot change what -Ensure requests: <What>' -ForEach @(
        @{ What = 'description'; Settings = @{ Description = 'For keys' }; Before = 'For buckets' }
        @{ What = 'path'; Settings = @{ PolicyPath = '/b/' }; Before = '/a/' }
    ) {
        $null = New-AdminPolicy Own $document -Description 'For buckets' -PolicyPath /a/
        $document.Statement.Action = 's3:*'
        New-AdminPolicy Own $document @Settings -Ensure @quiet | Should -BeNullOrEmpty

        $problems | Format-Problem | Should -Be 'PolicyCannotBeChanged InvalidOperation Own'
        "$problems" | Should -BeLike "*$What '$Before', not '$($Settings.Values)'*"
        (Get-AdminPolicy Own).DefaultVersionId | Should -Be 'v1'
    }

    It 'does not request the description of a template if the policy exists' {
        $null = New-AdminPolicy -Template CloudHSM -Description 'Mine'

        (New-AdminPolicy -Template CloudHSM -Ensure).Outcome | Should -Be 'Unchanged'
    }

    It 'reports the position of invalid JSON: <Says>' -ForEach @(
        @{ Json = "{`n  `"Version`": `"2012-10-17`",`n}"; Says = '*line 3, column 1*' }
        @{ Json = "{`n  `"Version`": 2012`n}"; Says = '*line 2, column 14, Version:*' }
        @{ Json = '{ "Version": "2012-10-17" }'; Says = '*no Statement*' }
        @{ Json = '{ "Version": "2012-10-17", "Statement": [] }'; Says = '*column 41*empty*' }
        @{ Json = '{ "Version": "2012-10-17", "Statement": { "Effect": "allow", "Action": "*", "Resource": "*" } }'
            Says = '*column 53, Statement.Effect*' }
        @{ Json = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Actions": "*", "Resource": "*" } }'
            Says = "*Did you mean 'Action'*" }
        @{ Json = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", ' +
            '"Principal": "*" } }'
            Says = '*Principal*' }
        @{ Json = '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": ["GetUser"], "Resource": ' +
            '"*" } }'
            Says = "*Statement.Action``[0``]: 'GetUser'*" }
        @{ Json = "{ $([char]0x201C)Version`": 1 }"; Says = '*column 3*typographic*' }
        @{ Json = 'policy.json'; Says = '*line 1, column 1*' }
    ) {
        New-AdminPolicy Own -Document $Json @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'MalformedPolicyDocument,*'
        "$($problems[0])" | Should -BeLike $Says
        (Get-AdminSandbox).CallsByAction.Keys | Should -Not -Contain 'CreatePolicy'
    }

    It 'counts the size without white space' {
        $document.Statement.Action = 1..400 | ForEach-Object { "s3:Action$_" }
        $json = $document | ConvertTo-Json -Depth 9
        $json.Length | Should -BeGreaterThan 6144
        (New-AdminPolicy Spaced $json).Outcome | Should -Be 'Created'

        $document.Statement.Action = 1..600 | ForEach-Object { "s3:Action$_" }
        New-AdminPolicy Large $document @quiet
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyTooLarge,*'
    }

    It 'refuses invalid values: <Id>' -ForEach @(
        @{ Id = 'TemplateNotFound'; Arguments = @{ Template = 'HSM' } }
        @{ Id = 'PolicyFileUnreadable'; Arguments = @{ PolicyName = 'Own'; Path = './none.json' } }
        @{ Id = 'InvalidPolicyName'; Arguments = @{ PolicyName = 'a b'; Template = 'CloudHSM' } }
        @{ Id = 'InvalidPath'; Arguments = @{ PolicyPath = 'x'; Template = 'CloudHSM' } }
        @{ Id = 'InvalidDescription'; Arguments = @{ Description = 'x' * 1001; Template = 'CloudHSM' } }
    ) {
        New-AdminPolicy @Arguments @quiet | Should -BeNullOrEmpty

        $problems[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'completes the names of templates' {
        (TabExpansion2 'New-AdminPolicy -Template ' -cursorColumn 26).CompletionMatches.CompletionText |
            Should -Be 'CloudHSM', 'ManageOwnCredentials'
    }

    It 'has no count of attachments of a policy that does not exist' {
        $null -eq (New-AdminPolicy New $document -WhatIf).AttachmentCount | Should -BeTrue
    }

    It 'changes nothing with -WhatIf, and the group would have the policy' {
        $null = New-AdminGroup Hsm -Policy (New-AdminPolicy -Template CloudHSM -WhatIf) -WhatIf

        Get-AdminPolicy -Scope Local | Should -BeNullOrEmpty
    }
}
