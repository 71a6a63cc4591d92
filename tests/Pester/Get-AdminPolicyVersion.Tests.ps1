BeforeDiscovery {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $noCli = -not (Test-AwsCli)
}

BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')

    function New-Document([string] $Action) {
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"' + $Action + '","Resource":"*"}]}'
    }
}

Describe 'Get-AdminPolicyVersion' {
    BeforeAll {
        $null = Start-AdminSandbox
        $own = New-AdminPolicy Own (New-Document 's3:Get0') -PolicyPath /team/
        $null = New-AdminPolicy Other (New-Document 's3:Other')
        1..11 | ForEach-Object { $null = Set-AdminPolicy Own (New-Document "s3:Get$_") }
        $null = Set-AdminPolicy Own -VersionId v9
        $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    }

    AfterAll {
        Stop-AdminSandbox
    }

    It 'returns the versions that AWS has, newest first' -Skip:$noCli {
        $versions = Get-AdminPolicyVersion Own

        $found = (Invoke-AwsCli iam list-policy-versions --policy-arn $own.Arn).Versions
        $versions.VersionId | Should -Be 'v12', 'v11', 'v10', 'v9', 'v8'
        $versions.VersionId | Should -Be $found.VersionId
        $versions.Where({ $_.IsDefault }).VersionId | Should -Be v9
        $versions[0].PolicyName, $versions[0].PolicyArn | Should -Be Own, $own.Arn
        $versions[0].CreateDate.Kind | Should -Be Utc
        $versions.Where({ $_.Document }) | Should -BeNullOrEmpty
    }

    It 'reads the documents with -Document' {
        $versions = Get-AdminPolicyVersion Own -Document

        $versions.DocumentObject.Statement.Action | Should -Be 's3:Get11', 's3:Get10', 's3:Get9', 's3:Get8', 's3:Get7'
        $versions[0].Document | Should -Be (New-Document 's3:Get11')
    }

    It 'takes <Case>' -ForEach @(
        @{ Case = 'a name'; Get = { Get-AdminPolicyVersion -Name own }; Count = 5 }
        @{ Case = 'an ARN'; Get = { Get-AdminPolicyVersion $own.Arn }; Count = 5 }
        @{ Case = 'a pattern'; Get = { Get-AdminPolicyVersion O* }; Count = 6 }
        @{ Case = 'no name'; Get = { Get-AdminPolicyVersion }; Count = 6 }
        @{ Case = 'a pattern without matches'; Get = { Get-AdminPolicyVersion x* }; Count = 0 }
        @{ Case = 'the name of an AWS managed policy'; Get = { Get-AdminPolicyVersion AdministratorAccess }; Count = 1 }
        @{ Case = 'policies'; Get = { Get-AdminPolicy -Scope Local | Get-AdminPolicyVersion }; Count = 6 }
        @{ Case = 'text'; Get = { 'Own', 'Other' | Get-AdminPolicyVersion }; Count = 6 }
        @{ Case = 'rows'; Get = { @{ Policy = 'Own' } | Get-AdminPolicyVersion }; Count = 5 }
    ) {
        @(& $Get).Count | Should -Be $Count
    }

    It 'leaves the policies of AWS out of patterns' {
        (Get-AdminPolicyVersion *).PolicyName | Select-Object -Unique | Should -Be 'Other', 'Own'
    }

    It 'reports a policy that does not exist, and goes on' {
        ('Owm', 'Other' | Get-AdminPolicyVersion @quiet).PolicyName | Should -Be Other

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'PolicyNotFound,*'
    }

    It 'is no policy for Remove-AdminPolicy' {
        Get-AdminPolicyVersion Own | Select-Object -First 1 | Remove-AdminPolicy -Force -Confirm:$false @quiet

        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InputNotRecognized,*'
        $problems[0] | Should -Match 'version v12 of the policy'
        Get-AdminPolicy Own | Should -Not -BeNullOrEmpty
    }
}
