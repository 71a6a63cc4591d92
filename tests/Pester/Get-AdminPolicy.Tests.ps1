BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $null = Start-AdminSandbox
    $null = New-AdminGroup
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminPolicy' {
    It 'finds a policy by name' {
        $policy = Get-AdminPolicy administratoraccess

        $policy.PolicyName | Should -Be 'AdministratorAccess'
        $policy.Arn | Should -Be 'arn:aws:iam::aws:policy/AdministratorAccess'
        $policy.IsAwsManaged | Should -BeTrue
        $policy.AttachmentCount | Should -Be 1
    }

    It 'finds a policy for a job function by its name alone' {
        (Get-AdminPolicy Billing).Arn | Should -Be 'arn:aws:iam::aws:policy/job-function/Billing'
    }

    It 'finds a policy by ARN' {
        (Get-AdminPolicy arn:aws:iam::aws:policy/SecurityAudit).PolicyName | Should -Be 'SecurityAudit'
    }

    It 'lists those of a pattern' {
        (Get-AdminPolicy *audit*).PolicyName | Should -Contain 'SecurityAudit'
        Get-AdminPolicy xyz* | Should -BeNullOrEmpty
    }

    It 'lists only attached ones with -Attached' {
        (Get-AdminPolicy -Attached).PolicyName | Should -Be 'AdministratorAccess'
    }

    It 'distinguishes customer managed from AWS managed policies' -Skip:$noCli {
        $document = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'
        $null = Invoke-AwsCli iam create-policy --policy-name Own --policy-document $document

        (Get-AdminPolicy -Scope Local).PolicyName | Should -Be 'Own'
        (Get-AdminPolicy -Scope Local).IsAwsManaged | Should -BeFalse
        (Get-AdminPolicy -Scope AWS).PolicyName | Should -Not -Contain 'Own'
        (Get-AdminPolicy Own).Arn | Should -Be 'arn:aws:iam::123456789012:policy/Own'
        (New-AdminGroup Owners -Policy (Get-AdminPolicy Own)).Policy | Should -Be 'Own'
    }

    It 'lists the job functions in any path' {
        (Get-AdminPolicy -JobFunction).PolicyName | Sort-Object | Should -Be @(
            'AdministratorAccess', 'Billing', 'DatabaseAdministrator', 'DataScientist', 'NetworkAdministrator'
            'PowerUserAccess', 'SecurityAudit', 'SupportUser', 'SystemAdministrator', 'ViewOnlyAccess')
    }

    It 'gets the document as JSON and as an object' {
        $policy = Get-AdminPolicy AdministratorAccess -Document

        ($policy.Document | ConvertFrom-Json).Statement.Action | Should -Be '*'
        $policy.DocumentObject.Statement.Action | Should -Be '*'
        (Get-AdminPolicy AdministratorAccess).Document | Should -BeNullOrEmpty
    }

    It 'suggests similar policies for an unknown one, and continues' {
        $policies = 'SecurityAudits', 'Billing' | Get-AdminPolicy -ErrorAction SilentlyContinue -ErrorVariable problems

        $policies.PolicyName | Should -Be 'Billing'
        $problems | Format-Problem | Should -Be 'PolicyNotFound ObjectNotFound SecurityAudits'
        "$problems" | Should -Match "Did you mean 'SecurityAudit'"
    }

    It 'refuses a name that IAM does not allow' {
        Get-AdminPolicy 'two words' -ErrorAction SilentlyContinue -ErrorVariable problems

        $problems | Format-Problem | Should -Be 'InvalidPolicyName InvalidArgument two words'
    }
}
