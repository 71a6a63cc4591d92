BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    $ask = @'
Import-Module $module
$clock = [Diagnostics.Stopwatch]::StartNew()
try { Get-AdminAccount } catch { $problem = $_ }
"$($problem.FullyQualifiedErrorId) $($problem.CategoryInfo.Category)"
"$problem"
$problem.ErrorDetails.RecommendedAction
[int] $clock.Elapsed.TotalMilliseconds
'@

    function Assert-NoCredential([psobject] $Child) {
        $id, $message, $advice, $milliseconds = $Child.Output -split '\r?\n'
        $id | Should -Be 'NoCredentials,AdminIam.Commands.GetAdminAccountCommand AuthenticationError'
        $message | Should -Be 'No AWS credentials were found.'
        $advice | Should -Match 'Connect-AdminAccount.*AWS_PROFILE.*Start-AdminSandbox'
        $Child.Error | Should -BeNullOrEmpty
        [int] $milliseconds | Should -BeLessThan 8000
    }
}

Describe 'Without any credentials' {
    BeforeAll {
        $emptyHome = @{ HOME = "$(New-Item -ItemType Directory (Join-Path $TestDrive 'empty-home'))" }
        $listener = [Net.Sockets.TcpListener]::new([ipaddress]::Loopback, 0)
        $listener.Start()
        $silent = "http://127.0.0.1:$($listener.LocalEndpoint.Port)"
    }

    AfterAll {
        $listener.Stop()
    }

    It 'returns an error at once if the metadata service is disabled' {
        Assert-NoCredential (Invoke-ChildPowerShell $ask $emptyHome)
    }

    It 'returns an error within seconds if a metadata service accepts the connection and never responds' {
        Assert-NoCredential (Invoke-ChildPowerShell $ask ($emptyHome + @{
            AWS_EC2_METADATA_DISABLED = 'false'
            AWS_EC2_METADATA_SERVICE_ENDPOINT = $silent
        }))
    }

    It 'returns an error within seconds if nothing listens' {
        Assert-NoCredential (Invoke-ChildPowerShell $ask ($emptyHome + @{
            AWS_EC2_METADATA_DISABLED = 'false'
            AWS_EC2_METADATA_SERVICE_ENDPOINT = 'http://127.0.0.1:1'
        }))
    }

    It 'returns an error within seconds if the default profile has only a Region' {
        $config = Join-Path $TestDrive 'config'
        Set-Content -LiteralPath $config '[default]', 'region = eu-central-1'
        Assert-NoCredential (Invoke-ChildPowerShell $ask ($emptyHome + @{
            AWS_CONFIG_FILE = $config
            AWS_EC2_METADATA_DISABLED = 'false'
            AWS_EC2_METADATA_SERVICE_ENDPOINT = $silent
        }))
    }

    It 'returns an error if the environment has a key without its secret' {
        Assert-NoCredential (Invoke-ChildPowerShell $ask ($emptyHome + @{
            AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'
            AWS_EC2_METADATA_DISABLED = 'false'
            AWS_EC2_METADATA_SERVICE_ENDPOINT = $silent
        }))
    }
}
